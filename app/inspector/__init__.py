"""The form of what is selected, made from the declarations of its parameters."""
