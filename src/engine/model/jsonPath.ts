/** Keys and indices from one JSON value to another one inside it. */
export type JsonPath = readonly (string | number)[];
