"""The scene: nodes, wires, frames and notes as they are drawn, and what is met at a place."""
