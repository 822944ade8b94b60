"""What edits make of a graph, each with the name of its step. No Qt."""
