"""The panel view: one panel large, and every take ever made of it."""
