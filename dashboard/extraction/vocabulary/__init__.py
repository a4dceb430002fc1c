"""The lexicon's words -> the forms they are written in, and a sentence's tokens -> the words found in them."""
