"""What an instructor gets from a class, and what in it is whose answer to which exercise."""
