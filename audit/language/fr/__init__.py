"""What is French in the language layer."""
