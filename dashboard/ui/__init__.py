"""The Streamlit interface: the frame, its pages, and what they say."""
