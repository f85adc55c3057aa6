"""The gradebook in the forms that schools, forges and other programs take. Imports no torch."""
