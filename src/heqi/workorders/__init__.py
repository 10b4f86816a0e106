"""工单: questions and instructions to the warehouse, finance, a supplier or the courier, with a clock and an answer."""
