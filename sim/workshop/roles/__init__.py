"""Play the roles: contracts between Huawei, Yinwang and the automakers, quarter by quarter."""
