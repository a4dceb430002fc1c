"""The pages of the interface, one module each.

The folder is not called pages: Streamlit would run the files of such a folder beside the main script by themselves.
"""
