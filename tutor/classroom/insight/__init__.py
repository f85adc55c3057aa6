"""What a class's work shows: reports, charts, mistakes in common, likeness. Imports no torch."""
