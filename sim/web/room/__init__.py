"""The workshop over the network: sessions that are kept, who may do what, and who sees what."""
