"""The terminal program: screens, widgets and their words. Imports no torch."""
