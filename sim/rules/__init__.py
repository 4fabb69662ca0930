"""What binds the agents: one file for each kind of rule, each a pure step from arrays to arrays.

Arrays have replications last. No rule draws luck, and none but the watcher of conditions, which
counts months, keeps state; agents do.
"""
