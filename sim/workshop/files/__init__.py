"""The workshop without a server: a folder of small YAML files, one for each place and round."""
