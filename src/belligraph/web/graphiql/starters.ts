// The queries that GraphiQL opens with, one a tab.

export const STARTERS = [
  `# Who supplies which weapons to whom, and the sentences that say so.
query WhoSuppliesWhom {
  edges(filter: { relation: [SUPPLIES] }, first: 10) {
    nodes {
      subject { name }
      object { name }
      claimCount
    }
  }
}
`,
];
