"""A clause -> whether what it tells happened, goes on, is claimed, planned or denied."""
