// Questions on people and roles that take on another role.

export const peopleFields = {};
