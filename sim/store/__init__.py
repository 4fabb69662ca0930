"""What is kept: run folders, their manifests and tables."""
