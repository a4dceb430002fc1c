// The ground of the map plugin: event types with colour and shape, themes, words in both languages, dates and numbers.
// Plain script: everything hangs on one object, Rasid.
(function () {
  "use strict";
  const R = (window.Rasid = window.Rasid || {});

  // Colours after Okabe and Ito, told apart by colour-blind eyes; the shape says the same once more.
  R.TYPES = {
    "Battles": { shape: "diamond", light: "#d55e00", dark: "#f07c1f", ink: "#ffffff", ar: "معارك", short: "Battles" },
    "Explosions/Remote violence": { shape: "star", light: "#e69f00", dark: "#f5b52e", ink: "#20160a",
      ar: "تفجيرات وقصف", short: "Explosions" },
    "Violence against civilians": { shape: "down", light: "#a3195b", dark: "#e0558f", ink: "#ffffff",
      ar: "عنف ضد المدنيين", short: "Civilians" },
    "Protests": { shape: "circle", light: "#56b4e9", dark: "#6cc3f4", ink: "#08222f", ar: "احتجاجات", short: "Protests" },
    "Riots": { shape: "square", light: "#0072b2", dark: "#3f9fe0", ink: "#ffffff", ar: "شغب", short: "Riots" },
    "Strategic developments": { shape: "hexagon", light: "#6f7780", dark: "#a4adb6", ink: "#ffffff",
      ar: "تطورات استراتيجية", short: "Strategic" },
    "Displacement": { shape: "right", light: "#009e73", dark: "#2fc498", ink: "#ffffff", ar: "نزوح", short: "Displacement" },
    "Disaster": { shape: "pentagon", light: "#d9c400", dark: "#f0e442", ink: "#1f1c05", ar: "كوارث", short: "Disaster" },
    "Humanitarian": { shape: "cross", light: "#9d7bd0", dark: "#bda1ea", ink: "#ffffff", ar: "شؤون إنسانية",
      short: "Humanitarian" },
  };
  const OTHER = { shape: "circle", light: "#8a8f94", dark: "#9aa0a6", ink: "#ffffff", ar: "غير ذلك", short: "Other" };
  R.type = (name) => R.TYPES[name] || OTHER;

  R.THEMES = {
    light: { name: "light", paper: "#ffffff", ink: "#1d2529", soft: "#5a6568", line: "#ddd9cf", accent: "#0b6e6e",
      sea: "#dfe7ea", land: "#f7f5f0", coast: "#c3ced2", border: "#b0a89b", admin: "#dcd6ca", river: "#c4d7df", lake: "#d6e3e8",
      town: "#5c5f60", townDot: "#8b8d8c", country: "#8d8577", halo: "rgba(250,249,245,0.92)", stroke: "#ffffff" },
    dark: { name: "dark", paper: "#171e22", ink: "#e3e7e6", soft: "#a2adae", line: "#303a3f", accent: "#5cc9c0",
      sea: "#10161a", land: "#1d2529", coast: "#34434a", border: "#566168", admin: "#2e383d", river: "#24363f", lake: "#15202a",
      town: "#a9b1b2", townDot: "#6f797c", country: "#7d888b", halo: "rgba(23,29,33,0.9)", stroke: "#12181b" },
  };
  R.FONT = "'Inter','Noto Sans','Segoe UI',system-ui,-apple-system,'Noto Sans Arabic','Geeza Pro',Tahoma,sans-serif";

  const AR = {
    "Events": "الأحداث", "Play": "تشغيل", "Pause": "إيقاف", "Speed": "السرعة", "Cumulative": "تراكمي", "Rolling": "متحرك",
    "Day": "يوم", "Week": "أسبوع", "Month": "شهر", "All": "الكل", "In view": "في الإطار", "Everywhere": "في كل مكان",
    "Start of the time window": "بداية النافذة الزمنية", "End of the time window": "نهاية النافذة الزمنية",
    "Time window": "النافذة الزمنية", "Timeline": "الخط الزمني", "Event types": "أنواع الأحداث",
    "Marks on the map": "العلامات على الخريطة", "Reported": "النشر", "Events counted": "الأحداث المعدودة",
    "settlement": "بلدة أو قرية", "admin2": "منطقة", "admin1": "محافظة", "country": "بلد", "places": "أماكن",
    "Many places": "أماكن عدة", "planned or denied": "مخطط لها أو منفية", "No events here under these filters.":
      "لا أحداث هنا ضمن هذه المرشحات.", "Loading": "جارٍ التحميل", "The counts could not be read": "تعذرت قراءة الأعداد",
    "Try again": "أعد المحاولة", "Local map": "خريطة محلية", "No map": "دون خريطة", "Online map": "خريطة عبر الإنترنت",
    "Online map: your view is sent to openstreetmap.org": "خريطة عبر الإنترنت: يُرسل الإطار المعروض إلى openstreetmap.org",
    "Basemap": "خريطة الأساس", "of": "من", "events": "حدثًا", "in the time window": "في النافذة الزمنية",
    "Show all marks": "أظهر كل العلامات", "Zoom in": "تكبير", "Zoom out": "تصغير", "Playback": "العرض المتتابع",
    "Where the histogram counts": "نطاق العد", "without a date": "بلا تاريخ", "without a place": "بلا مكان",
    "Press Enter to open": "اضغط Enter للفتح", "Map of events": "خريطة الأحداث",
    "Area": "المنطقة المرسومة", "Draw a box to filter by": "ارسم إطارًا للترشيح", "Draw a circle to filter by": "ارسم دائرة للترشيح",
    "Filter by what is in view": "رشّح بما في الإطار المعروض", "Remove the area": "أزل المنطقة المرسومة", "km": "كم",
    "Drag from one corner to the other. Escape cancels.": "اسحب من زاوية إلى الزاوية المقابلة. مفتاح Escape يلغي.",
    "Drag from the middle outwards. Escape cancels.": "اسحب من المركز إلى الخارج. مفتاح Escape يلغي.",
    "Arrow keys move the area, + and − change its size, Enter sets it, Escape cancels.":
      "مفاتيح الأسهم تنقل المنطقة، و+ و− يغيّران حجمها، وEnter يثبتها، وEscape يلغي.",
    "No dated events": "لا أحداث مؤرخة", "Close": "إغلاق", "asserted": "مؤكد", "claimed": "ادعاء طرف", "ongoing": "مستمر", "planned": "مخطط له", "negated": "منفي",
  };
  const EN = { settlement: "village or town", admin2: "district", admin1: "governorate", country: "country" };
  R.language = "en";
  R.say = (text) => (R.language === "ar" ? AR[text] || text : EN[text] || text);
  // Names of places in Arabic, as the basemap's files give them: name -> [[latitude, longitude, Arabic name], …].
  R.known = new Map();
  const NEAR = { country: 40, admin1: 3, admin2: 1, settlement: 0.3 };
  R.placeName = ({ name, lat, lon, precision }) => {
    if (R.language !== "ar" || !name) return name;
    const near = NEAR[precision] || 0.3;
    const found = (R.known.get(name) || []).find(([y, x]) => Math.abs(y - lat) < near && Math.abs(x - lon) < near);
    return found ? found[2] : name;
  };
  R.typeName = (name, short) => (R.language === "ar" ? R.type(name).ar : short ? R.type(name).short : name);
  R.locale = () => (R.language === "ar" ? "ar-u-nu-latn" : "en-GB");
  R.setLanguage = (language) => {
    R.language = language === "ar" ? "ar" : "en";
    formats.clear();
  };

  const formats = new Map();
  function format(kind, make) {
    if (!formats.has(kind)) formats.set(kind, make());
    return formats.get(kind);
  }
  R.number = (n) => format("n", () => new Intl.NumberFormat(R.locale())).format(n);
  R.brief = (n) => n < 10000 ? R.number(n)
    : format("k", () => new Intl.NumberFormat(R.locale(), { notation: "compact", maximumFractionDigits: 1 })).format(n);

  // Days since 1970-01-01 <-> dates, always in UTC.
  const DAY = 86400000;
  R.iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  R.fromIso = (text) => Math.round(Date.parse(text + "T00:00:00Z") / DAY);
  const PATTERNS = {
    day: { day: "numeric", month: "short", year: "numeric" }, dayMonth: { day: "numeric", month: "short" },
    month: { month: "short", year: "numeric" }, monthOnly: { month: "short" }, year: { year: "numeric" },
    weekday: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  };
  R.date = (day, pattern) =>
    format(pattern, () => new Intl.DateTimeFormat(R.locale(), { ...PATTERNS[pattern], timeZone: "UTC" })).format(new Date(day * DAY));
  R.parts = (day) => {
    const date = new Date(day * DAY);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
  };
  // Two days -> "9 Feb – 22 Mar 2019", the words of the locale.
  R.range = (first, last) => {
    if (first === last) return R.date(first, "day");
    const make = () => new Intl.DateTimeFormat(R.locale(), { ...PATTERNS.day, timeZone: "UTC" });
    return format("range", make).formatRange(new Date(first * DAY), new Date(last * DAY));
  };

  // Make an element: text only ever enters as text.
  R.el = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "text") element.textContent = value;
      else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };
  R.clamp = (value, least, most) => Math.min(most, Math.max(least, value));
  // Call `work` at most once a frame.
  R.perFrame = (work) => {
    let asked = 0;
    return () => { if (!asked) asked = requestAnimationFrame(() => { asked = 0; work(); }); };
  };
  R.calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
})();
