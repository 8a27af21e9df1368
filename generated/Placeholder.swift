// Filled by treaty generate.
