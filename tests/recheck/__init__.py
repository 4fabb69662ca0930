"""A second, slow and scalar statement of the model, written from docs/discussion/model.md alone."""
