-- The house rules that a desk starts with, in our own words. `number` is the key pressed in the flag dialog.
INSERT INTO rule (code, number, name, text) VALUES
('insult', 1, 'Personal insult', 'Argue with what was said, never with who said it. A comment that belittles another reader, a journalist or a person in the story breaks this rule, also when it is clever, and also when the other began.'),
('hate', 2, 'Hate', 'No contempt for people because of origin, skin colour, faith, sex, orientation, age or disability. Criticism of a government, a company or an idea is welcome; contempt for those born under it is not.'),
('threat', 3, 'Threat', 'No wish, call or hint that somebody should come to harm. When a threat sounds as if it were meant, escalate as well, so that somebody can act on it.'),
('advertising', 4, 'Advertising', 'Comments are not a market. Offers, discount codes, invitations to channels and links whose purpose is to sell come down, whatever they sell.'),
('spam', 5, 'Spam', 'The same text posted again and again, text made by a machine to fill space, and strings without sense. One honest double post is not spam.'),
('banned-words', 6, 'Banned words', 'Obscene language and the words on the house list, also when spelled around the filter. A swear word quoted because the story is about it may stay.'),
('off-topic', 7, 'Off topic', 'A comment belongs under the article it answers. Doubt about our own reporting is on topic; complaints about the site go to the letters desk. An opinion that is merely beside the point is not enough.'),
('misinformation', 8, 'Misinformation', 'A claim of fact that is plainly false and could hurt somebody who believes it, or an accusation against a person without any source. Being wrong is allowed; say in the note what is false.'),
('impersonation', 9, 'Impersonation', 'Nobody speaks as another person, as our staff or in the name of an office they do not hold. Parody that nobody could mistake may stay.'),
('personal-data', 10, 'Personal data', 'No addresses, telephone numbers, workplaces, number plates or private messages of anybody who did not publish them. Remove first, discuss later.'),
('other', 11, 'Other', 'Something else that a colleague should see. Say in the note what it is; if the same note comes up often, it deserves a rule of its own.');
