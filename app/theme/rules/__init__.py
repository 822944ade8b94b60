"""The rules of the style sheet, each part a text in which $names stand for a theme's values."""
