"""The language layer: segmenting, lexicon, morphology, identification."""
