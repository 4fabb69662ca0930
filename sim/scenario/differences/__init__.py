"""What two scenarios differ in, as changes that can be made one by one."""
