/**
 * Keys whose private half anyone can read: RFC 7638 SHA-256 thumbprints, grouped by the public file
 * that prints the private key (`owner/repository:path`, or a specification). Thumbprints are facts
 * about those files; no key material is kept. Collected 2026-08 from about 90 public repositories;
 * 390 keys, a seed list and not a complete one (larger lists: github.com/badkeys/badkeys).
 */
const PUBLISHED_IN: Readonly<Record<string, string>> = {
  'RFC 7517 A.2 (the EC key)': `
    cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s
  `,
  'RFC 7515 A.3 (the EC key)': `
    oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U
  `,
  'RFC 7517 A.2 (the RSA key of RFC 7638 3.1)': `
    NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs
  `,
  'C2SP/wycheproof:testvectors_v1/ecdh_secp256r1_pem_test.json': `
    5jhxVjnjB8C63EZIrfITD9m9U_2FP2n-5Dc2aUO2fT8 DwFUdAv02UGxlenVViJWF8jAGiO-G4Sw4Jo_0aHy-n4
    J25DAH_VbLgmttYJaDkUU1zO_bSYA-0ravVBACQLz-k SwWPO4erPqwwOtDuN_flzdwt436V8VU8a00pmUfk8lY
    byZN0gUmJEBrWlt1RB0GDPHK6ty_fm-a9NWhdHjJw3c iB3yAF7uedF68ruWWe83bXE8jPBJh3UIoty_zoj6PQ8
    zHiP2ZQ-QnwPBMUC6SS7Iklqo9Xpv-rzdzkzZDEeLf8 64nB_YN87wy50SYFdx1P8ZUZnvLdYGdLm_up0uX_C3A
    B3zQUJfL8WPQJT3fRc_9F85aNjqoqRkk-HMzwyAp7WU FUDpO8H0a5KjJ-BG3w7s3oXxYnnPGd0DvlGFHWlSNZg
    QAJ95aTHr_WYhyngg3tHIiibUCU5CuFSY6ZNfwgJqUM QTe2vvL1XmyCCM1dM0Q1jA4Ypajl6cITnw_Y2DlkJVo
    RfdbEbsxQedkrgD61Uxl66OKXhGmzF1VnloWFyJH-Zk Srva35ywWiWpNp7_8fjmWap7EzhNotxe0RDADEa_HeM
    YSJZOxtHcDFXJr5Xs9AnIXb7tDa1B0_Gz3AXDb3wckE hRTZOh1UKDp3BemZKu8SOJ4sGw7m2wV1ETCBZUl6h-c
    hll367QZ_iEIeanrQkFjkTyXlFcb9DKTQ_1DZIjOaOo pJl1QOxXieZ8vty-zcxmKZbuxa4nTjWP0LgfbXkY9M0
    sKqbDGTP_JSrlFHy6PXuyczpnAokE7534xPzl47oye8 u6cUp1g2YN8Ti58Ruwj0JPCBsGuGg68wm4LaqsUHEZc
    zX7fsFNhLYlfTUpynkqeRDeDieDiK943L27kXkGWeoE
  `,
  'C2SP/wycheproof:testvectors_v1/ecdh_secp256r1_webcrypto_test.json': `
    42gtrVji4G0k_BA3g1UUBxtzbYLK8YZJkwXMS3z2SjM 4qR7_77LWkH0pPXTp4d5arAclt2i5K6V0SYuVdd1jJE
    7Gc98FsVvVphi8AqUwKjYAukTLOpu8WM-cVOFKRMH0U Ru2ilKizyPwzH25A_czDk1J7E1UQotGn__AMJRDu7rM
    UOSBytXxjOVJDyh7COpraUY-nKvd6BBv0J3IWukVdqA WM7AF1J26aAb35RZR22kd4I7kjDOwqway6pEwhPVGb0
    abseyZbdZmKsx5Q9zetvFoE4oqm87pc6OaKMnHMBgPc fu7xO2-AvoF50-E1R3pwmvkIpmeUR2639-0NtEpkbwE
    ja1upxS0nOwtxdUn9JXJK6c1vBN5Krd0Ral_BmJqSio jwuN4QvCKheF3KBx_MaYKRItZMID-rEaPtsSdCwV6bo
    ltivWG9Guplv6NvKQMvm8g4MYUVpVxh-NaRxuxi4jw4 mSL8NluebWk9kU5BnXro-yyJWa5_mtktd6opA75MxgU
  `,
  'C2SP/wycheproof:testvectors_v1/json_web_crypto_test.json': `
    Vy57XrArUrW0NbpI12tEzDHABxMwrTh6HHXRenSpnCo jtGSXJVYuZVE0cLF8m4OWz-gvUEtc1LxRfUd7fMBarg
    hKoe1YKmJxChuUJIUBuWgD3Kc_DtVa-vpjuCNmmDQh8 ayHP8s_OfTOz7Lp74K10qdqgO_pmAnygDsd0O9VnymY
  `,
  'C2SP/wycheproof:testvectors_v1/json_web_encryption_test.json': `
    HsSFalww3yP-dO-lWGYgFcyV5H22oScIFc4V2Y6GOto YlKlB7M2wnS0cPn_V7OW-FuDLuWdJ9z4OvPHmhGDfeE
    e59bmbwk8PjLjUR56__eHxmfF6Qg6zrn1lnWa2vmyhI h_jutvC-jg3Nwueq8LmdSybXykVsBwk4_5u5Y9JiS7E
    zfyJgf2zoUydpctYAdg8JTMjGKGn5NLKDKURo1Ip-eI Rt-IyDEhXohvTl_ozKQ9YGflXGuDb3uu3QmqN2LoMwM
  `,
  'jsonwebtoken/jsonwebtoken.github.io:e2e/jwt.json': `
    2cSVGwKE5DyloEJku2a2pG4G6rdznu8puJ4CQ1ErYFM bR_UkrAniReSrnf-nwjAPloJtDCwjBtyvYUQdFQ6A7M
    6I_bT7E9ow-7T0s3jwDFjaMVMRDJoVDNg2wTqVq1npY Vz-D13FcQqoC_feqOl6kT5HJOxFdXDYiUh7pot-Zm_M
    j8vTW8NtnG7ekyftpHGNIY7RmgVtYsSRco16peXPG8M vRODIUJRHIvY5t82fzBWHFBLAs7tCg63OotFYiDvz5k
    UR2fs_YS37is5w-fhMGH2Mgi0e6voirdqmEmhOO2UWo fLE2JPRzBQ4mCwnR2S4BgeB4y0LsyAawL4JUCv7gZNM
    BmZIAYyZOEbILuYOZjmIIINSqofJhIlCx8giSE3IF0s fDwkCFle-nAFkusiSpwpmt1626GQckt0P__vSXhprpw
  `,
  'jsonwebtoken/jsonwebtoken.github.io:src/features/common/values/default-tokens.values.ts': `
    19J8y7Zprt2-QKLjF2I5pVk0OELX6cY2AfaAv1LC_w8 iTqXXI0zbAnJCKDaobfhkM1f-6rMSpTfyZMRp_2tKI8
    xZDfZpry4P9vZPZyG2fNBRj-7Lz5omVdm7tHoCgSNfY QBeWNRsYJ8Gd0ovgTO17OrzkRbfxu_hA8blamxD_Lf8
    oGDmHqCJ7yzMkWEkrlZVHkvrHIyQwtlDmeq5ForUHeY
  `,
  'panva/jose:cookbook/jwe.mjs': `
    mTVa39KNK8LI9ZgAkyqQOQayaqVO7DXurapqkzEbfMg rTtHPa7sf4UUCCKAww7j-XnhD2AKwOGNIsGDDipf_EM
  `,
  'panva/jose:docs/key/import/functions/importPKCS8.md': `
    P6_UlUzeyDoiWQA-JSzuPnUHUpS1VHeqpnff1lONK-E
  `,
  'panva/jose:tap/fixtures.ts': `
    D4-9iPw9EaqFBbJouxhLZkeUK_SGZFW_jeaymtacZmI SEPeugMJr-woOqVGX82bgLA4v1w7LzsNbdgQOL_qp8g
    1iws86sWz0kQnkhDNNajooXO86P--KClDuALT4R5y0I Z0HljlUMTsjZpdpUtqK0rQxqKIG0CvXmeGhUq_sM2MI
    9lpMJhQsIpwa1urtuFCpGNqjibul3MCn62NUJZyHDVI
  `,
  'panva/jose:tap/jwks.ts': `
    a-5xuiQoRqlLBtec9jRpXoGTVOP10SGnj2Und0CHHxw ZuLUAgyr6RQV3ERjDukHzOO_90rVbrPiE1vD_HtPFuM
    hJU8GvYjtifxLVuBDSNmhLBF19wQHaZvQhfpT3wKzpE
  `,
  'panva/jose:test/jwk/embedded.test.ts': `
    BuXfDiv1AfvOwRDC9D3W80W0QmTdPnikZurnQb6mLvU
  `,
  'panva/node-oidc-provider:certification/oidc/configuration.js': `
    mlSUkq-ELqZiWl9zs9ZKkbcjIvgajGgnXfPWUZn9lEc MFZeG102dQiqbANoaMlW_Jmf7fOZmtRsHt77JFhTpF0
    rV1Hjt_79O_m1oJ7Jz0QgKHDa2iwb8p4kvMU0L99wjg rqHXKVLLF2RxqFgXWfEZE578gM-IhelOjugVfb_BMZ4
    MPcTmIIPYRnLt9s_TdBrpV27HcNVDi9aZpB0eJvAxzE RG_hu6lggazoCOu2wsrn3icSvhAXuGyL55f2GAaH2NA
    CLjPrbijCB2z9dScRNpM1mSGOQVOIByTmd18Ft2eiAQ w5kPRdJWODnYjihMgqs0tHkKk-e5OxU4DnSCZDkF_h0
    r1LkbBo3925Rb2ZFFrKyU3MVex9T2817Kx0vbi6i_Kc
  `,
  'panva/node-oidc-provider:test/configuration/client_keystore.test.js': `
    XmH77-aaYQgbH1xKhjL4-u9Hk0f6R73ylec0vtb4zRY
  `,
  'panva/node-oidc-provider:test/jwks/ec.key': `
    Lt3iJr8O907aDo8usLeOduu0DB6C0ctqWumHsB9dl28
  `,
  'panva/node-oidc-provider:test/jwks/jwks-enc.config.js': `
    7k9sks5sZ3NqrS55feHFQdMBkeG7lCPZGF852ZRkmL0 e0E9_EexvEyoDYUwFH_mbP9FitPWB7JR5fYBIvzVbHA
    1xROmZz_61I8l-LJro_5Zi85OAV_SkI_XYB0ivyVPU0 cMzrEnOQwQCZ2wE0PdUYQN3H_ez6UiobsuNpkHp_UUo
    inKps3BjRIjEs3kfNnExJjgq4wRn_h_Znaw0xxYEhDM
  `,
  'spiffe/spire:cmd/spire-server/cli/jwt/mint_test.go': `
    utSKf2YGRckFsOIHSla-6KdH_wivCrGnGPhu7i_Fc_A
  `,
  'spiffe/spire:cmd/spire-server/cli/wit/mint_test.go': `
    UcqzfPccmtlTnt11uZy-M-Ry6Sr43XpYBY-5TEZhejk
  `,
  'spiffe/spire:pkg/agent/endpoints/sdsv3/handler_test.go': `
    EoKp0q0vSXMP_XeuPc1_GupY3h4mtmzNHUdzkfAYzZA
  `,
  'spiffe/spire:pkg/agent/plugin/workloadattestor/k8s/k8s_test.go': `
    3Ik94ISvzSaoT3Vj_E4yFiJnrwqeNlPIJ_GI1Vwlst0 LnuDsczKKJSqp9fJeEeDOcUsLhmVLevy9YpsePJQTBo
  `,
  'spiffe/spire:pkg/common/bundleutil/common_test.go': `
    t6ASFFp52MJAAe2Qern49KYV3dNzauRdKtn-Eo50JSo
  `,
  'spiffe/spire:pkg/common/pemutil/testdata/ecdsa-key-pkcs8.pem': `
    7YAtRotlconzqMxgyRZ_MRwuMudPOaVu6iw_3x-ZBBg
  `,
  'spiffe/spire:pkg/common/x509svid/common_test.go': `
    nLm3K04L7i9jh902xYpkMTJpChRZMEjQz6L1wbBbMpo
  `,
  'spiffe/spire:pkg/server/common/vault/testdata/client-key.pem': `
    zD6Fzn0DK9mn3G6OJwflGowZgQlEblxFSnJSBbhvz-k
  `,
  'spiffe/spire:pkg/server/common/vault/testdata/server-key.pem': `
    eHuyzivj4hqCWH7bgordfd1L76UrTOZn0qd8zzU3W5k
  `,
  'spiffe/spire:pkg/server/hostservice/identityprovider/identityprovider_test.go': `
    kFJN90D9I9gjV1nJR2PKRlIpl5ddYPw8Ae5yuH8JzZ8
  `,
  'spiffe/spire:test/integration/setup/adminclient/client.go': `
    0k-5_n2B7FE5bn6zSSDPoTNOrUvFFLLf33qkakT91As
  `,
  'spiffe/spire:test/testkey/ec256.pem': `
    34aRdTqhdRQNOBeWKUiYTE4bc6avY-Ks4qtV1h2idxQ 38cK-6iYe6SEU212Oxt_BmpQjVqYGXFbMV9Ew6lLo7o
    3JMb5h1i1Fxzqh8zwkNL5K-3T-aMB5QYO5Mt7BwHppc 5Yf6EjU6tQeK8QynPIuegDsSQ1_0HbUeK4FIQBPUGUE
    73WPg7jiBxEMXpjXoyL-lRsPIY_JLQ4e2q2qSwdyvEQ 7ufCvkGtSo3qzcyVEsRc-hjXueAJADVbrCPxGIx00FU
    7vIW8kLLJ6hnM8armsJKqbrzGJrh0z5u10_BgHLK3xs CF19T0wRVCWDt1Jo6M2qqtRp7hOTXgnlsEV8z7r9bgM
    CK0LmfIH__ZLNfWMt9Lxr8lFeCKo5mFwrN4u8hlP0D0 CyNPNNhIdMpnBJ1H62NR1ep-GJ-oGfOnFsvxw3oEnQw
    DGl9-hOZE-EJRwvju13QUkWv_tW5s7AOTUnfo0aDZw0 EiAc_Bq-f1OCDNBELLhAhHW8HutGPhIClQ-1VfOGa7o
    FlNnUNKP9fIhPx2imgxwGWNfHo9KUfWt4lOOlIFBaPU GehihqkKeCCSt5o35iT3toEk45UtlVQ1wOeiF1L5Fqc
    MG1Uy9kLOHdusPb_K3HeWGOvL2KxTC_buEI2hp4FOsU OkPMlH0d0LQA0SsA3xOfsEog1IdVny8RdjCIUr1wZ98
    TBZ03npSeH910A19JsrrZZH4EQp8ef934dWUyP5IiFM VWQ9CIhKbnmHXvkrgIDWWNvZeFV6N7Q83nJhoENmaGQ
    VyzUNXp-SgOUln6uxM5Rd_tMy_3vzVYvA-wVnzL1gs8 Wv6atPzRfnE0IeRZKCoGyboX5r7J3yCFjKK82KMR1W8
    X-71HKKNboV_Ns5bK4GLssRw5kAm5vDhNa0BYsIdSXc XDtBrkfswQla1wmLf27G1TlklnF9MzS_BsWz3f-GjMQ
    XwnaScVyTvWniaKwpPWW4ZAclTrwNofX0oxcOlhscaQ _DoyX4mjOgQna_Q7oiX2XN_ARtgTpH0cgFdxWuzUTo4
    _NGfx9XJMkgtPWmmqwJFRc-O9h6ArCZhaiQgy2LDZZc _ecNufLQNdqYCk63JcIXdFC28JSn4G2OTLbcDuaWHbQ
    a4XfHaFsPzFBllUluNI1uBf2P9sGtMJShgM617MFnzs fQJu1GpSxwrS_0-nk49mxTJSpQ_GIv9oYjrXF5OG00U
    feBjHUV__DeZkYAcyiGP9CyPSPx7p8EhasR7BxI64DY g0g8FM2uDLLuoECf7f2IWLty0uqejcR74_uohs4ARfQ
    gMsTk6Iwbpne2byGS4wJvejj3EmCmd26YL6WfBGvzIo h1Zwlmce1YpdJTm2FtQ197u0y-6uLV7G5jvxaJNX6TM
    iXBqwTOg8tazCwbBYgyBezINGwib5Ni6yj75gsE4abE lWG1hbRWuVCbZejZzZz38lqhZfnoJv4FkJSkYIsoLtA
    nuiZHGvYJaKJ-Y_ep1K4qSk7V3bCbXC_qIUeo6wQPms oqCuOo04_htACx4i6QJGm0cFhv6MwhRY8irHAtuLtf0
    qg4rhFNydxR9zevGqfohVCjSSbXVPVMCzlz_H1UD_WQ qrjDTuq9aKLv_E3E9_aA68XcaKpkg8BMQXFv1OuVd-M
    rXsnPI6xvGUNCfiuOwM1_TfSNfWhp6K2jcw-GRBRNts rbQxoof8BCxgRYNGhSZajzi8HGECC1tErRqahstn4JQ
    terMtmAU1kLTToYgkY90P5hBuUPRX9BKnqYw8xZlQ0g uCZQi8V_DYOZjGc5GIbK2cvCPjnYXN4qTGrFrdB3AC0
    xSWE28dELLBgb2cf6eIcWNisw7sMm5SKEWFPgispuHU z3dr_KyF9CLbh624YPmMaVyGxZJOCA0bLu30TcptIyA
    z3nOXsDeJnf_9FIqyFFXdKgGHZkJy4tm-zU4soX7q30 z9hd9vrvBRgWzBACU4VAT54iK5ce1qVgTss2Rdfb01A
    zf8amnV3-coC4xQr1hB7iDSA9ZrVyJes40I0kSWnjxA zhUp_0nj4iOWgsrk2l8T5weRnI9AmHkE56VXrVTE3YE
    zspVNmllzn0yFR-zI6_FPtDGbymwnKucvO972zavuaQ
  `,
  'tailscale/tailscale:control/controlhttp/http_test.go': `
    b_r7AmAwYQA05JRPWyYKvwFZ9mqa37B4SaxTVpjjzoQ
  `,
  'tailscale/tailscale:prober/tls_test.go': `
    Q1ebgDw36h_sKHTqewmzVrrDGYtg1nSvPp-qRJN1G7g s3gevSQBNxMh3yJ0V9exGgqz6qVmHYbL4Uqta-hq2zQ
    sRPGBfTlQqCH68e5C9cypidTGHKWUbNFPcnK9cEKR5I
  `,
  'tailscale/tailscale:tempfork/acme/jws_test.go': `
    zedj-Bd1Zshp8KLePv2MB-lJ_Hagp7wAwdkA0NUTniU 04c5_yz4h_7BAKmI-LI8qppsz0jHhUa8X1elXq-6s6s
    a6EwQdyGafzCKjtQnhcMTS8pA9Fq0euHiiSWU3rm7CE 6nicxzh6WETQlrvdchkz-U3e3DOQZ4heJKU63rfqMqQ
  `,
  'C2SP/wycheproof:testvectors_v1/ecdh_secp384r1_pem_test.json': `
    EgKxm_jtrDsZAmb-nlh7Xe-Mq8nRIZJmpf045ky9Hs4 jO8hvS0Bw-ku_Nca6WywWGBZjjcjLO6m7gQLQWi0flU
    4fW5blUSfcxRswcgC-BeARinUBrjwRM8KkH1SCct5q0 7r4HB7_VBkCVqnREIaDFIW8-cVqTyxXpja_9X0gxK4Y
    Q9WtOP1764MTEn2vD6xtztRQFvO5R4vrxC1y22F5YOI W7uT6VwLVHShtoGZCEc9CoLNe0TtnrPQb_ofvTjS3eM
    h9-wquaudc7_L0U_XgO1vxHjzRH_urh5jpHn2cIF3PU m5htKtANmMiCa_BBGuM4ktvPSCXdAxvY6SksKVBAvbE
    ojQqevG0D_VQzDEI0Le5zITDebSRDem-YqBVGOCtqlU t2J60LNmV6-pn1yCpA_qGAACju3kf553FvcIRMdU1_U
    wqdaU05SodzOoUuk8Pc3yIW0lafD-LM96ZqYvw2DOUc zRJgtEDAfu3tz-zNag4ZKK0aDx8ogH1zjYZPV9TwOCI
  `,
  'C2SP/wycheproof:testvectors_v1/ecdh_secp384r1_webcrypto_test.json': `
    5JZUMWrYJXbP3O83Rzbta5iOLZUJxR_FAGuZOMSQiss 9cZ7kPgj1TdGHsQDjg3cO8V-7HdLd43JFRsvi-1XKI8
    H0BlmOfkNXCt_QK7Na2tFa7IGVyDWy1n3UnmHVCHj70 J20M8huEVBKfL5b6luiAsxXdGrK_Br47x3-IjrFQock
    YFIeeqQhSVCpWSycuvo5gnYngfTC_T_7au2fI6t3qjo _klc_Fg1XAvyIXfPUcpCFv8hWaHWtsB8M6wBbxkRoPw
    l7FEsL_fW2WRvZTWka2WMOUS5Jp230Ckh1UMHlVUjFw qyjyXWXNPFOUFCFunRnXTk91DtkIEYb-1ChbYF0es5Y
    rgEdt_MeXIUkbcQDxwikAstM7R1DNrMG-AR7R7EROIQ v9cprP_N0wWPIg57EkOmwkOh3B0hPpheTSOHONjxo70
    xcui_g9JEpy3Xq2VJzXWMLWU__lEDM1D10jgPVRpdeA
  `,
  'spiffe/spire:conf/server/dummy_upstream_ca.key': `
    ai3G-kHrq9mdf8Ex0e7gVezVHHKuIJyvmhi5kkEHA64
  `,
  'spiffe/spire:test/testkey/ec384.pem': `
    -QrRfNnGjjQxGewSuh5JrN0eShUqg3klLWlO44noIbY 10Zd8YKpTJ1UQqMkRL2vtMhCb7fB4bOrwB-tzTdgjPE
    FjxQZhSxqyHQIVM3OB6bRJsw9nMgTR3IjXDkQCM7Fak QX4vmXR8MpMStcurNg-YZZ9YIfNhUF4SdLb222NKW14
    V04Z3nOw72lh1dSZ00FnuGlLqKTyn7b_DsTHi5xIGqs VVYDlMdCtYp493VIcY3q1ITIFUFvYULqxStyn1Z-xh8
    W2VxxjzF6sIjvTRsRCVCN08edkiQzEs-vQ0FXfMrDsg onFTuDQiz6ulWaLM8kSSu-bbFfeJRBpAKmAcPOWfToM
    sLMYp9sAGomicYafsqVlpSTUjC1NIw2jzhvRUDUgxec sMhMLja5F3dkqx5bdb8xKkh9ptaoBNa_kZ2ww4UHL8A
    tMlIsSaUPcQfT9bMapOnF9cdq1aGB6VL01GkiiihNCc u9vz-8zG7myPTkgMA2L6G30ZhGN4bjlmUEmkPlVNgQQ
  `,
  'C2SP/wycheproof:testvectors_v1/ecdh_secp521r1_pem_test.json': `
    AIse8kJ38Z3rcjyJYIqiBkQf3VWWApd5J6IzlSGONBY IKzSqn4ZY_C4q-36eAGvRH-vd-7wXPQ7ljp2PUVhIXA
    SYMEIIxVjHgjvz7qy1mfdIMyEzCOA0edMB4cZKASPFg VIPQn2C6PmQYCxaO6iy7Ck_uz5VP66Oi0RXtbbU9VLs
    WaFIzMMByGWpIsyHKWYtjf7AnxmEe4C0d3DVdMq-Zbk ZIZ4pQtS_g-V16bEX2dBHqrN2EQ9U263Ulm2itzvSQk
    aIjrcnFUPdFpRpV7TeAX-_pWekralHeGqDOb-GkYxY8 lP0YUvw6xERD1jAw0a50I9gMYtU9jZBx0U2HnvSIzVo
    ral7Mh_pQUWeMpOcLH8dnh--H64bogWRg7CfzoNuHog 8NwhHGXmusrLHtoKv3myuCWP0ux3XOWuuQBfyP3Npd0
    AWrqPRtQoS4oQD1_jjOC-RkobNX3hwAnkLhqR92vrYU X082knHQJcwIIFzsk1feW74Ys_Ta0jPAbmpHOK2kvRw
    dbkQRMHKVtbBQJI7L5JH2ff9PTNGVGFVseEVSbEgQGg k26K_xlTJnvtngE2rQw1zlprdt2BAhEVtoZqv0QBPjQ
    n28e2WmImGj0rKHBF0jZJYPzIRrSGqa6V16DX9GDs3E qDbi8LD4mBBhBhz_n4oGh5eS3m_hBBvnAjkZg5Gj9Ak
    rw4hYXevw_T-fp35H9Tom4kMhwcMXc3QGcUrNxJmuZQ xTCKC464rq_LJh0RLbKXL-XpAcNnm4r0sm4DLI7qaSs
    ytNypyUEp56WF7QYqvm2PbhpOrA-5eTeM-dqgFgGlqw
  `,
  'C2SP/wycheproof:testvectors_v1/ecdh_secp521r1_webcrypto_test.json': `
    1BYsGV-XNZCZX8PWN3YvVPqMD4h-RRuqc5vXoIlAOsM 8PlIKqMA63Jeh8zDoVXuxzzAcY0mGUe6RTkNycBCuz0
    8f1BrnCFzaDAVJ_sqmCP-eneNEq-DNg11MGiUMarSjc OrJfimN5M_BPJ9aFT8zcLnxTpuTBNi5lfK4CMcdgx8c
    QbkMGKWm4wknOBFo7lgjEJHXVp8DN72RRLn1JTjrA30 RaqqDqcMigv5Ui7eNfms-kgT6YPR2HT9vOXTfN1rzc0
    RqCS-m-mHXcaP4kDa5OMhREFVBHQn1nu2urr-dyJkI0 SzRZNs-_Cb6cjRCJePBGsnr44af18FqBqw6_DkqtT3M
    b5iIjSnRk6xTJv6iSwm9fsz24kYtK36CS5R9KB-rW5M bkrkRuMkyk9-vio72A7DWJtRO_4QtrUDbzIyYWKo5yI
    gV-iaPwIMy28ohWagDiendaW6bsMV5yH4zARibknk4w maRSI9HlpjnsTn_HEV1bkretENFunaqq7csL9KlXsJ0
    sQC1MZByktcPuEeINX2jMT_mUtb1IuTaKrZqUdQ9L3Y w426rSXad29X89k-xKWuYEqerZT5OXezrHllrXJw7yI
    yY5SmY2yTuy55tLM_WsFn49ugzRnpM-eSJzYragZpUc
  `,
  'C2SP/wycheproof:testvectors_v1/json_web_signature_test.json': `
    dHri3SADZkrush5HU_50AoRhcKFryN-PI6jPBtPL55M eLx7cyKbcDMHSL_1LbVriUzfZG-p_W2rjxLJrg9teck
    9jg46WB3rR_AHD-EBXdN7cBkH1WOu0tA3M9fm21mqTI
  `,
  'spiffe/spire:test/fixture/certs/ca_key.pem': `
    I8BKPWBmQmO2Y37MJs291_cYtSx7MfREsR_ovZQNzFs
  `,
  'spiffe/spire:test/fixture/certs/svid_key.pem': `
    MyA7_T4JdGabhQmordYfNAlYV_4R0_uGvm1N3HKkorY
  `,
  'panva/jose:cookbook/jws.mjs': `
    kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k
  `,
  'C2SP/wycheproof:testvectors_v1/rsa_oaep_misc_test.json': `
    kcewaPYCKnftX-BgvlyAoEcctxTX3Ci2BtnMlcVZRF4 6mJUv1Ew5RHPrqjCr3CXJJuH_wigEoC7OP_CGDn3c_w
    Hq8QDnrnBm1i_yRr4gRGsYQ5o8tlLrxeJq5MSWzOK1U Y96XH2bT395NeK7Pu9vz0CMzaRaU9dicZ4iLtphhJDc
    ll1ZtSJBARSYqfU3ga0ZrQbs-7nypPkDgZqOBqppFt8 esBkNr7yGR4vqLNLO1FzJrs74Z48S1HU18WGQEJspPU
    gaDSwraDYe98zkGhHWDUORbC3vuZHMdbTH51wLybdKY Tm2rApKJlr2q9DOHS9AFbm4P8pV3LS5Si3ewlyiXNZM
    OO4tgxe5X1vmINhpWJ2VOZAnL67Unkzj8L0i2s3eik4 7aI3TJiMXBx4nzKPfAQpjULQV81LUbnJIdz-LMOZLXU
    8xupTB8niZ2ckS4mv3Aa2tjzO182v9gL5kLY2Vimtbw
  `,
  'C2SP/wycheproof:testvectors_v1/rsa_pkcs1_1024_sig_gen_test.json': `
    4qXY_Ng2SoM-vEYr3Vmw_3S-fcOU7xWX0C3A0kwr5uA assScJHiRiMDoQzeL8YrHFhTxIajEq0CcQ-Ty7UIHb8
  `,
  'argoproj/argo-cd:util/tls/tls_test.go': `
    UK5TdiShWPpuqANLBD7YOEdNtulIkCb8W6ttT5cwzEI
  `,
  'C2SP/wycheproof:testvectors_v1/rsa_pkcs1_1536_sig_gen_test.json': `
    05ZGj7ND8-_PJA6Dp_dIwuy79vPCogr_wzABsD_9rS8
  `,
  'panva/jose:test/jws/restrictions.test.ts': `
    _Is5d4SXcDDOEz8E7UjdTj7-M5FglfH9PrKLufv1iq0 m0QpcaNYR8YmMtmEj4cJ9gDxXk99cVhaK7F11IsgaEo
  `,
  'spiffe/spire:pkg/server/common/vault/testdata/k8s/signing-key.pem': `
    baUV0IcNVE3ywScVIFBM80ERPZWYbE1S4UBcqJB5gs4
  `,
  'AzureAD/microsoft-authentication-library-for-dotnet:tests/Microsoft.Identity.Test.Integration.netcore/HeadlessTests/GenericAuthorityTests.cs': `
    2pR7m3WGBPivkl6StfNVphJ-cxQHmSxDQWjYVM87zmo
  `,
  'AzureAD/microsoft-authentication-library-for-js:lib/msal-browser/test/utils/StringConstants.ts': `
    E6UDAMQe8hn5EiBTKKL8n2Ptq_99o6HWINcaJKPgklo
  `,
  'C2SP/wycheproof:testvectors_v1/json_web_key_test.json': `
    3Juhh9nCaGcKHSuwWnhh8919jBcpdja8op_RLoQt7ik
  `,
  'C2SP/wycheproof:testvectors_v1/rsa_oaep_2048_sha1_mgf1sha1_test.json': `
    9hBfRPqFszUrWsTBR6wkkDLaZaeE0cHyBfSwFHNUtP0
  `,
  'C2SP/wycheproof:testvectors_v1/rsa_pkcs1_2048_sig_gen_test.json': `
    CphfCy1h3gmqATljJlv_K6xYe5TW2kw6OmKyy_cKj50 Dkonz0z5KTNs4n8Et2st8RQ1LDY8SqfyeCggYj-f6HU
    LwAFlFevKNyIdZiVEXg9lWfTjTL64vGeDpX-_EYDoX4 rjMbZH3XZMntoS1M8SORV0Hg_M04SbIaRJ6iwe8i1VA
    RgVR5H6vvCLajavO3NKXafnQJXfbDa0gFBXhfKcyeMQ ZiLSoDuPfDc8rxPl05LxD9nV_EzK3XJ8t6qpTXJCtvw
  `,
  'C2SP/wycheproof:testvectors_v1/rsa_pkcs1_2048_test.json': `
    -oiUhd_xTFcOC4T2VRyCQv9uIwC3MHdAK7fjO7tWfsI 3dtzv7VnKwzMHdKx5aX8PUsygSYWOdBYmuid_tq8dpE
    3okO99E9B2XoBZ-hKViENdC4ltglH71CjlRh1VYoiV4 7TASEivJJkNg1iugIKGgk1JV2KyXXhrzcrAeBrZjY9o
    8uljSu937SECZJVqx-KJWa0LnDIPnNhJ-uZDSfsuKr4 AHWOaYlIM9Otxh0PaSZHtkNaKRoPw4CnbBDFgedaxe0
    BO6Pc8Mhplr5uoHGZBgRyuKqeGkW79Pn_5rug_sWV-M BWFlQvev7m2AAFi58WW2d2DzkHCLNjX1jH0p1lVOUB0
    DHxnibUCIR9YSthc-WFGcI8qiUQt29Rd6YD_6LaCy3g EOw2uqHJmNb3S3dQOxOz33WYkP_LXUGQw-YsaI9HH7Q
    GympefT-NrgaTY4F9GTtkZh9RAKDMp4xYjlkM5oGqsk IOhobhLokD_ROycrM1gFKdRC0FN6G2Q6-m7GyZ00_OI
    LTI76v85Z-xLzeRdYaPfoc8yOtT6HJHLyVFywLF-vUw Lpit7v97cQKgNwCgQK2ml7DGP292aMnUJqhTfNcS6J4
    QDCvhPvl9fQizi89pLXJfHNJMSGxbMF-AwOKffI93ns XUMed0gJ4mKoxCO9X2q3lsOJObBoPeQYgm6SGxDEvPQ
    aD6XHL6p17N6ZaWoYluhrAfGSoOjv6dMYT6bV5EMBAY ayna-M-0yjqn_eXwc721KI3psAy1Lu4QW4lzyUkNc5c
    fFUxaaSYYgmUqiEwmf2S3jo6Rq0OFPRDvLvxQ5RqEwY i73N4hzhxrbVqTFV5Djbqa3UTewTlYX5BYE6iYoaDCI
    isL79tICLEFhsh3UP0jY-xj8qtPfD4aE_dxY3lxsaVM jVYMVSAdi8wqW6zM4ZsEVNGzVvKbVpuxYKywmmkSpmk
    mBAKrlYrl41X7o3yG1sW4lsuTvgqskKRWdrOxuKOX9A poT2RNBekNAxai77J90UecDQiWmP2RsNkjtLGMwkH44
    qHsMEUfQleLYkl7pcnLB_Hiv0SQK2f8G5Go0NBfAY80 rYI4nego1uPwJVSUkJkV4NtR2NnGeB_lj2ElScTLl0s
    ra1_sICAXAeL9UfbNffXZFypPhU7guqVYunoNU4vjdA svBGgnCMBNU_ZVpbqse2rejZrY_oOmX48h6qmmK4ptA
    u88avoWLFnSNFeefxtKsSjXnzilHjgO1SMO5JNitKv8 xUq6-FR9a6SNNF5my1S3AkGVjAUgq14n46jJ2h7oWXY
    xVYn48-DwSeHJfPmbktKr9AaTIl2RI4EmVlG9_cGKt8 xtNWDOmWa2vkaNBW5S9NMSafibSsR5Wyu8g0_gdQCdE
    z84Uot9q4N3WM3o-ojGGvGvNKb90HoKIwVNySubbufE
  `,
  'argoproj/argo-cd:util/test/testutil.go': `
    3PZukNfABHkVYHCWnC-FQ8JjwZuBfU8AZQNKV588FPE
  `,
  'bridgecrewio/checkov:tests/secrets/json_multiline/pomerium_compose.json': `
    mBVqeYdJLnSxCNUlKQQilsX5iFAOstffPWxwlTI_UL8
  `,
  'dapr/dapr:tests/config/dapr_crypto_jwks.yaml': `
    BatYHXaXroehpDDIkdj14cLaiahC1kplAKCO-snqOKs
  `,
  'honojs/hono:src/middleware/jwk/keys.test.json': `
    AVYRt28-bIWXeubuvl2ONVxKnK3nSyPgZiqlUnaoeJM XDNBVT50XJPN1bdt8ZuPiD6BfzfPpy2h-12_OL2G3hA
  `,
  'panva/jose:docs/jwt/sign/classes/SignJWT.md': `
    sEMDq6WeoWnxWDcNpTSp8e3p1LRe7a9MlDpxtaq5Yqk
  `,
  'panva/node-oidc-provider:certification/fapi/index.js': `
    EUsMLFwXz5zMhkJoo1lcnIM2pApLc3kc_2WV8YKYC3M
  `,
  'panva/node-oidc-provider:certification/fapi/plan.json': `
    LJuZnTrnhtSbpcjnu4pq3Xvrmzy6sI_fUOd7L7Bh9to rxZogVFbs1tz36D4tmlW0yEHUTfD_mxyF3RSWBe5eHI
  `,
  'panva/node-oidc-provider:test/client.sig.key.js': `
    aeR7dRJK-JooXUtywZMx_y3b9_72hU7ZliAqbAO_hjc
  `,
  'panva/node-oidc-provider:test/jwks/rsa.key': `
    Ja7-VHHj3GN9D8z5t2WtD4EhzLUaGCHV0xbUBW2COXY
  `,
  'semaphoreio/semaphore:secrethub/priv/openid_keys_in_tests/1660042431.pem': `
    l8xhBiBIO1ZjkqFtlJplPlGmTa2zWe8rccozl0wcwXk
  `,
  'semaphoreio/semaphore:secrethub/priv/openid_keys_in_tests/templates/key.pem': `
    DvoaxDQxm_nzSPl3Ag-hbm2GsMDJq9GKJFTUmWupcXA
  `,
  'semaphoreio/semaphore:secrethub/priv/secret_keys_in_tests/1666780782.prv.pem': `
    s0VCPVhN297aVwMENzIlcpAoeMrwJQ_3FAeQqqVFEF8
  `,
  'spiffe/spire:test/testkey/rsa2048.pem': `
    IS2O_meDvHA_0F5UuuAm7-NkdhXQYV6rZmZI_f2Lvb0 Kmr7Cut_rDgPUN_y7FAGJV4Bx0AfNIE-kIuWhM1SIs8
  `,
  'stripe/smokescreen:cmd/testdata/pki/enforce-client-key.pem': `
    UiYrma9lykRCnK0EQtW1UPIhhFBsPFfp8NpgmoCe374
  `,
  'stripe/smokescreen:cmd/testdata/pki/report-client-key.pem': `
    aZuhr5tH3MBLPJoBb9r_355V2wZWfpaB0Q_u5CUefMc
  `,
  'C2SP/wycheproof:testvectors_v1/rsa_oaep_3072_sha256_mgf1sha256_test.json': `
    13v2ikB5HGEC_Qu5-OmkBZeFWDQVvsU6SGg7BuazA5I
  `,
  'C2SP/wycheproof:testvectors_v1/rsa_oaep_3072_sha512_mgf1sha1_test.json': `
    gjxOJEj_YPJC2pi77Z0REbr4XsppK6Vr47Y1NYyRbbo
  `,
  'C2SP/wycheproof:testvectors_v1/rsa_pkcs1_3072_sig_gen_test.json': `
    bZuIUh3BSRBjld6C0digNytZPjmTgtUem7zdN0THLzs qAAURBU7O96plDQnMZNvkrE0hYP8gLxqkridxmbv33Q
    xpC2YjYH2wUXGHeiMfY8g8S3pGAZFa6mmU7xj5ybODY
  `,
  'C2SP/wycheproof:testvectors_v1/rsa_pkcs1_3072_test.json': `
    188Jw8vu_b0wAXY5VVEZEXABVBsebZvlhOSDzcWfodw 3-i1-X-vFNdO8rtcWhJPtdWHepSe5XUwoEOzfrsnNZY
    7mM5XjvAa9EcmWDUicy4QMImon65KX9nRDZYjhmfwfg 88pAWHYX7bvQbmoi4GAQxRYvBSCPcujdEjvVMpcYVBg
    8ImEcbtqt3V6Z-oL7Mmbup90DC5hHBaqpgEaga2TyMA 9KjQxMYesbvE0uS4VkJmiWit9gs5cEHfjfb_m01U_4k
    9oQbcQsbX9Q-PV9dBwnyDxYmKgzlHeHLPvGpOFBFeD4 Gg4zKVVaGHyUM32LgDL5mOBwUpz_qeiIZYZJ9DM9oLI
    IB_zjjfmBvRTYavhw4yH2-QMaxFSL4qtRizyq6TUwBM J5kF7XBdJSa1utCqwUdaWhJJhAgq-GkG7OjpCM_NsVM
    J8bw_VhfabLPeyhOq2MZ2DvkYs8hown5mJ8Od57tgZg LdVgeNuMZRQaJVRTK8bwOLS-Fdbk8-pQ3PZFoHB1C4k
    Lx-fE2_1AzueE1hFMd6-V3dob2rFZRpFgiETwIsXYoY MJzu92ApeRvLva1S3aCGLQGhPK5rMpg7SSIL-EpUtdE
    N8d_cubOD9ZngbCFp5bWf98-ihnJ9HjjNlmlCCZZz2U RpGR696YVSJHTgrfYPQkAKOCkXlaF0S5S5LHbe89UZo
    SvwPxYvRXFJEkXVlODgD0QdwA5pGDoanQBlGus__Wrw Td8CTKboy7Pjzx8yK7Ctis-yyp6w1EO4LMlM9wZFVkg
    W_N9KxMtotPP4_LkThvAM5uhuNQSOdOTv3AVGJI0Kn4 YfXnKXjCj5lec6BKBLHErupui0ouaTDdbd5lDUNXzZk
    YmVR1qSV0ql9WAFjmqaHWJSGeFm1sNv_5EoD6b_hp5o a3rD8GnnqpjtiNOHGLmzoW_bvVheEYw8A7cbFF32ozw
    e9ey2M6kmDfGUsbH6QNa018TxnJkD6yKHotiURfz_NU eQBhmBZAsDYFTVSiupaM4bDRCGTPzFU_V194iYjFFr4
    frXGV7FQZn5UOiZj4rk7e6-yXEwBPXV2j_HURC77NpQ ijAfmCAA7fS9e1lwd6s22fpewxWDIzlxbpIgXv2NwtU
    j9rawHIjIYsYPNS0tLM1veRVJgUHXm0r9k_C8JeubfM lxjhxP6fk5c7NiGSv3dRXPaDq40Jt-E4IxOPbhU4M9w
    pHozRwIKeCnOfisTWc7U1SxJvZORlHaM4LlfvrXjtbs udtnGd8zYEHbt5qmxHQYhX7tNyGBQbkjadHExancL5w
    uu-Gnxd2_aGOEhctfY6UPD_FL6Cv0qcxLF7DB-Kz9U0 vBWwcXNYBhXmO8PASACFkM_Qci-EOMvK6hmKhjsuttk
    yV-LoMrsi1_fcsXoDrw5TWNCETnSW4BfzLQGawuIFEo
  `,
  'C2SP/wycheproof:testvectors_v1/rsa_three_primes_oaep_3072_sha224_mgf1sha224_test.json': `
    sODnFB4ridkdLGaQoquTkr2TUkjUpi-3nLXd7Nd00Gs
  `,
  'C2SP/wycheproof:testvectors_v1/rsa_oaep_4096_sha256_mgf1sha1_test.json': `
    FoglCzuDHdYJpnS-LrlI6UYrvuwYV2ZJkdCXpXl-Q9o
  `,
  'C2SP/wycheproof:testvectors_v1/rsa_pkcs1_4096_sig_gen_test.json': `
    -6bRB2CJ8-K61do6GseoWxTOBs6gguzGMkuMBS3Cmv4 KkwMJCP36-uWe-nvCNjgqDa4dLmgJ_52_3X9_GLq24c
  `,
  'C2SP/wycheproof:testvectors_v1/rsa_pkcs1_4096_test.json': `
    -P1OWNwOBDyF3UYWLPQHNDdPi-Stj3WP_riaFjx6pbM 3l6vIXaUattJL9r-6zWfnTqCjZjt2ljaDdu2VFnnrlM
    4Aeu74lphSCDPxQ8Va29Gdu6FWTmD9-0lN3hUWxtiSY 53atmSmSyKTn1xCNYUBZgBxw0POhucoIkaO9amQMydw
    5c_J3umDOM_kahFSzm6p0t3Di1QLgxs59hsGs5Xy0YM 78sPLZ4TM1bEjR252ssuGEnviGD8Bxy6FE_PlWvlmzQ
    7CuMStBV7Dbw-LWL0DkB-OWAkzFhCnLSEnxuorH3eUo 7UaF1YWkgEgcaD4yJvkaZOEZ6FitckYJI8GZvf9ajDM
    8MuLi7z3Z_VlTLNMmI6KmL_OklfZCSjI_6Wo53pgyyU AIE0VUtnMgYi9JxtrHtGxqGpWVyCH-uXxRmxEhjZa0U
    CkvbGPM0G-Nrd_vM5vcncjyDRM46nG3JjyY1QqonjK4 EWKttVnD78kzdLfbl2X1MJlJviaFZCBZPOWixt6B9g0
    Er0IoOTlmf7fY2RU7P-UWyRR3l7pzxIXjBbAZCYp-_U F-xzj-dzvVYl_jQGQIMnVUm0fafXOt5yMUxGAtcKGTY
    F4nHGKY9aPAQuz-VkM-rdDSJLuJ3HF4eZnz30VTYmdg G5LZX74y9PBFLZrnLOt-9eFuMLwgOK8wjVk7IzRhWro
    Gd4Gu2IKXGyqJG6JOZS8c7l4HGoU0-NrVl9MWxGRdOw J6rcaKRWcZDI5fF7aZ2iStrCpAkL6yksHs9XfrJVrVw
    M4OQzmcJUH427UZUNRxU6G5fGkMWO06ac4ZebNMkwEU ObSfpRXXi2nqbWAUwukIyHA_Hn-A-A8LaZgSLZz032A
    PtE6jtUxiVgBC706eTp4Gd_XVKHLM-61j7QoO-WriRI aE1y0lc-v0L4gdHI053RIBvif1W2JeVGg6i3Fb1kxis
    cc7-0qMawE4ojrJNrt_PIKe8cVfo3O3yCEtdq6JFuWM cojwed6go066m2v3ODL6nckAMB_Ei6vcHNUNR6k2-Qk
    dOHp0U-TGMMbW3BtEyJ6YMLV-9vX7_3q48WmOUwtnoo eXTM4I-2HbMA9NkijPN6edjfx_Yc0vwWSgU8VfiNN98
    fMgo1CFuaWzUtgvXTHvAOrM92RuHdk53JLdOz5qS-KA isSukRmGODIybiFO1O3WiXERBZotkt7q5CFt2VXqCFE
    oRI7xfsdbGV5S_dBoN-qjNZM3TAWjCWLka1LW59r9qQ tKaxw3tfd7c4Z2IsIL02Nzz7ntJCypSEMA31Aa2fTs0
    v-sBb4q-9hybyuky0oeXrCyUjsxshT8LSRbXGJ6uT80 vjqN_eX_T4PZx3s0vlMazOiQGmG5fB8JFchk8SxP6to
    x_BmtpxwlMvgNg0dHbQnlKP2yhzdw1oTDOzoDyOum1M
  `,
  'nextauthjs/next-auth:packages/adapter-dgraph/test/private.key': `
    fkUAtq-P9elyeDPiNWELCOlB-fxmQFq4yOV9R8W8TK8
  `,
  'spiffe/spire:pkg/common/pemutil/testdata/rsa-key.pem': `
    h3rKk3gleNKJJQ0iXYcrWrePClvpcG0nGRUtY6ZvAio
  `,
}

/** Thumbprint to the place where the private key is published. */
export const KNOWN_PUBLIC_KEYS: ReadonlyMap<string, string> = new Map(
  Object.entries(PUBLISHED_IN).flatMap(([place, thumbprints]) =>
    thumbprints
      .trim()
      .split(/\s+/)
      .map((thumbprint) => [thumbprint, place] as const),
  ),
)
