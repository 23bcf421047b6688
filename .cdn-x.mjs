import {readFileSync} from 'fs';import {brotliCompressSync as b,constants as c} from 'zlib';
const z=(s)=>b(s,{params:{[c.BROTLI_PARAM_QUALITY]:11,[c.BROTLI_PARAM_MODE]:1}}).length;
const esb=await import('esbuild').catch(()=>null); const ro=await import('rolldown/experimental').catch(e=>{console.log(e.message);return null});
for(const f of ['base','engine','authenticator']){const s=readFileSync(`dist/cdn/0.1.0/${f}.js`,'utf8');console.log(f,z(s));
 if(esb){const r=await esb.transform(s,{minify:true,format:'esm',target:'es2022'});console.log(' esbuild',z(r.code));}
 if(ro?.minify||ro?.minifySync){const r=ro.minifySync(f+'.js',s,{compress:true,mangle:true});console.log(' oxc',z(r.code));}
}
