"""快递查询: which parcels are asked about at which courier service, with whose keys."""
