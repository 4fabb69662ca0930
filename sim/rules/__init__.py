"""What binds the agents: one file for each kind of rule, each a pure step from arrays to arrays.

Arrays have replications last. No rule draws luck or keeps state; agents do.
"""
