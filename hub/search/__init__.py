"""Finding words in what one may see."""
