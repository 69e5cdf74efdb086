"""The board in the centre: header, cards, drag and drop."""
