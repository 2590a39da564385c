"""The first pages a person ever sees: purpose and limits, who asks a doctor first, what is agreed to."""
