"""Tables, rules and examples of the language core, and the functions that build its parts from them."""
