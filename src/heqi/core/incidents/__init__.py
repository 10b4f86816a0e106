"""事件: one fault that hit many orders. Which orders, what each is offered, what each buyer is told."""
