"""One widget for each kind of question, each loaded when it is first asked."""
