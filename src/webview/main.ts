// The summary page starts here.
export {};
