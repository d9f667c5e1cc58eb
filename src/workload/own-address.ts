/**
 * Stands in arguments for the address of the copy that is started, which only the platform knows.
 * A target that runs several copies of a workload puts it in.
 *
 * @internal
 */
export const OWN_ADDRESS = '<own-address>';
