"""After-sales cases: facts, states, flows, the playbook and the decision that comes of them."""
