"""From a drawn graph to a trained network; never Qt."""
