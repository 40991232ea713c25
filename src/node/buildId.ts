/**
 * Names the code of the engine, its adapters and their packages: what another build kept is not used. The build puts the hash of them all
 * in place of this module (see esbuild.mjs); sources that run as they are have this one name.
 */
export const buildId: string = 'sources';
