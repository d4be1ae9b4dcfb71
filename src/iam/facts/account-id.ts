// What an AWS account ID is: twelve digits. https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html

export const ACCOUNT_ID = /^\d{12}$/;

export const isAccountId = (text: string): boolean => ACCOUNT_ID.test(text);
