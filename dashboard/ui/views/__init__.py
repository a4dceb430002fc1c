"""The pages of the interface, one module each.

The folder is not called pages: Streamlit runs the files of a folder of that name, beside the main script, by themselves.
"""
