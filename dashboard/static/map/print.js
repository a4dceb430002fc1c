// Printing: paper is light and narrower than the screen, and waits for nothing, so all is drawn for it at once.
(function () {
  "use strict";
  const R = window.Rasid;

  R.printer = (plugin) => {
    const drawn = (theme) => {
      plugin.look({ ...plugin.looks, theme });
      plugin.resized();
      plugin.timeline.plot.resize();
      plugin.draw(true);
    };
    const print = (on) => {
      if (!plugin.cube) return;
      plugin.frame.classList.toggle("printing", on);
      drawn(on ? "light" : plugin.looks.theme);
    };
    // In the app the page around the frame says when: it changes the frame's size first.
    if (window.top === window) {
      window.addEventListener("beforeprint", () => print(true));
      window.addEventListener("afterprint", () => print(false));
    }
    return print;
  };
})();
