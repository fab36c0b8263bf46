"""What one page of an article and five questions weighs and how soon it answers: ours, and two that people use."""
