/// The scripts whose `Script_Extensions` differ from their `Script`.
///
/// Unicode 17.0; see `UnicodeTable` for the encoding.
extension Script {
  static let extensionTables: [UnicodeTable] = [
    UnicodeTable("Adlam Adlm", "17j x 55b 2r6 2fgf.23 5.9 5.1"),
    UnicodeTable(
      "Arabic Arab",
      """
      16o.4 2.5y 2.x 29.1b 6p.x 6.22 2.s 4ls 2r6 14i7.hr x.f 35.4 2.3q ro.r 291.u 1w.5 9.8 \
      y.5 181t.3 2.q 2.1 2 3 2.9 2.3 2 2 7 5 2 2 2.2 2.1 2 3 2 2 2 2 2.1 2 3.3 2.6 2.3 2.3 \
      2 2.9 2.g 6.2 2.4 2.g 1h.1
      """),
    UnicodeTable("Armenian Armn", "lk fd.11 3.1d 3.2 1chw.4"),
    UnicodeTable("Avestan Avst", "53 8zd.1 17m7.1h 4.6"),
    UnicodeTable(
      "Bengali Beng",
      """
      jg 1at.1 i.1 r.3 2.7 3.1 3.l 2.6 2 4.3 3.8 3.1 3.3 9 5.1 2.4 3.o 3pu 2 3.1 2 9 9 3 5 \
      3.2 rne
      """),
    UnicodeTable("Bopomofo Bopo", "jr 2.2 e h.1 8wm.2 5.9 2.c b.3 3 7 5g a.16 35.v 14ee.1 7v.4"),
    UnicodeTable("Buginese Bugi", "54w.r 3.1 sds"),
    UnicodeTable("Buhid Buhd", "4l1.1 a.j"),
    UnicodeTable("Carian Cari", "53 68z 3 2qc 15yn.1c"),
    UnicodeTable("Caucasian_Albanian Aghb", "lg 19 19 1exe.1f c"),
    UnicodeTable("Chakma Cakm", "1ye.9 18x.9 1epj.1g 2.h"),
    UnicodeTable("Cherokee Cher", "lc.2 2 7.1 n.1 c.1 38v.2d 3.5 twz.27"),
    UnicodeTable(
      "Common Zyyy",
      """
      0.1s r.5 r.1a 2.b 2.1 2.4 o w ci.2 2.9 2 4 2.8 2 2.5 6.4 3.j 3j 7 2 hq 60 ed 125 \
      ba.3 36w.b 3.w 2.u 2.9 2.1 2.6 2.a 4.a 2.e i.x 1r.11 2.2 3.5 2.q 2.g 16.2 5.ih n.a \
      m.pr 75.hf 3.3t e9.m 2.n 3.9 2.3 2 2.p bn 4 e e m eq.n w 1e.e d.3 4i.9 6.2n w 535.1r \
      hl5.p 2v.2 r5 f.1 gbp.9 n.k 3.b 2.i 2.3 44 2.v r.5 r.5 3k.6 2.6 b.4 b7.c 1g.18 \
      13wk.70 4.c3 7.m g.g 2o.37 1p.6t b.12 3.1p 4.g 9.1 8.t 5.1o 5y.j d.j d.2e s.6 3s.2c \
      2.1y 2.1 3 3.1 3.3 2.b 2 2.6 2.1s 2.3 3.7 2.6 2.r 2.3 2.4 2 4.6 2.9f 3.83 3.1d \
      41e.1v 25.1o jn.17 5.2r d.e 3.e 2.e 2.10 b.4t 1l.p 2.1 e.17 5.8 o.5 4b.rc 4.g 4.c \
      4.61 7.b 5 g.b 5.1j 9.9 7.13 9.t 3.b 5.1 f.8 14.9j 9.d 3.c 4.a 4.1k 2 5.f 3.b 5.9 \
      8.42 2.2u gvlz v.2n
      """),
    UnicodeTable("Coptic Copt Qaac", "53 g9 4.1 2 31.1 31.d 80h.37 6.6 7s 1615.r"),
    UnicodeTable("Cypriot Cprt", "1erk.2 5.18 4.8 1c1.5 3 2.17 2.1 4 3"),
    UnicodeTable(
      "Cyrillic Cyrl",
      """
      jg 1w.2 2 2 2 3 6 6n.8f 4lt.a 4h 25 3k 354.v 1w np9.2n han.1 18n5.1p y
      """),
    UnicodeTable("Devanagari Deva", "jg 18k.2a 3.16 3td.12 2.1 s7 qps.9 4n.v mip.9"),
    UnicodeTable("Duployan Dupl", "53 gg.1 2 p.1 8ig 26kk.2y 6.c 4.8 8.9 3.7"),
    UnicodeTable("Elbasan Elba", "53 ge 1eyj.13"),
    UnicodeTable(
      "Ethiopic Ethi",
      """
      lq 2ya.20 2.3 3.6 2 2.3 3.14 2.3 3.w 2.3 3.6 2 2.3 3.e 2.1k 2.3 3.1u 3.v 4.p 547.m \
      a.6 2.6 2.6 2.6 2.6 2.6 2.6 2.6 opv.5 3.5 3.5 a.6 2.6 1qk2.6 2.3 2.1 2.e
      """),
    UnicodeTable("Georgian Geor", "53 ya 26v.11 2 6 3.1b 2a9.16 3.2 pn 2hy.11 2 6 78"),
    UnicodeTable(
      "Glagolitic Glag",
      """
      53 gc 2 an 3 76 29e 31b 2au.2n dg nqk 1pxt.6 2.g 3.6 2.1 2.4
      """),
    UnicodeTable("Gothic Goth", "53 gd.1 3 15 1ekf.q"),
    UnicodeTable(
      "Grantha Gran",
      """
      1u9.1 i.1 ht.d 3bx 2.1 v.2 4.1 s7 1btc.3 2.7 3.1 3.l 2.6 2.1 2.4 2.9 3.1 3.2 3 7 6.6 \
      3.6 4.4 2fw.1 2
      """),
    UnicodeTable(
      "Greek Grek",
      """
      53 g9.1 3 2 2 b 1b 3 17.7 3.3 2 5 2 2.2 2 2.j 2.1q f.f 4yv.4 1f.4 5.4 2d.2 8v.l 3.5 \
      3.11 3.5 3.7 2 2 2 2.u 3.1g 2.e 2.d 3.5 2.i 3.2 2.8 2n 5l rb3 gyj.26 i 155s.1x
      """),
    UnicodeTable(
      "Gujarati Gujr",
      """
      1u9.1 i.1 7w.2 2.8 2.2 2.l 2.6 2.1 2.4 3.9 2.2 2.2 3 g.3 3.b 8.6 v1t.9
      """),
    UnicodeTable(
      "Gurmukhi Guru",
      """
      1u9.1 i.1 4c.2 2.5 5.1 3.l 2.6 2.1 2.1 2.1 3 2.4 5.1 3.2 4 8.3 2 8.g v5m.9
      """),
    UnicodeTable(
      "Hani Han",
      """
      53 91l.p 2.2g d.5x r.f 2.2 2.c 2.c 2.c 3 7.8 58 45.f x.11 a 1d.13 1l.1c g.b 1g 2h.o \
      b.4 2p.u 2.533 1t.g73 1dt.7 g6x.a5 3.2x oc.1 7v.4 m7x.1 d.6 jmy.h 63j.1 2pb.wyn \
      x.3dp 3.4gd 3.5rk g.h9 1wj.f1 15v.3t6 6.6jt
      """),
    UnicodeTable(
      "Hangul Hang",
      """
      3cw.73 5xe.2 5.9 2.c f.2 7 5g 1i.2l 36.u 1u.u nhe.s hw.8mb d.m 5.1c 7ka.1 7v.4 1n.u \
      4.5 3.5 3.5 3.2
      """),
    UnicodeTable("Hanunoo Hano", "4kg.m"),
    UnicodeTable("Hebrew Hebr", "lj.1 i1.1i 9.q 5.5 1cfd.p 2.4 2 2.1 2.1 2.9"),
    UnicodeTable(
      "Hiragana Hira",
      """
      9hd.2 5.9 2.c h.5 2 5.1 4.2d 3.7 2j.1 14jt.1 7v.4 b 1a.1 yua.7y j u.2 cry
      """),
    UnicodeTable(
      "Inherited Qaai Zinh",
      """
      lr 3 2.e 4.6 3 3.f 2.1 2.h 2.4 2.3 169.1 3fg.19 3.b k7.1h 2 2.4 el.1 5f.v 17o1.f h.d \
      r4 14hv.19 3.m f5.2 i.7 3.6 v.3 h45v.6n
      """),
    UnicodeTable("Javanese Java", "xhc.25 2.a 5.1"),
    UnicodeTable("Kaithi Kthi", "1uu.9 79e o3j.9 klj.1u b"),
    UnicodeTable(
      "Kannada Knda",
      """
      1u9.1 i.1 m3.c 2.2 2.m 2.9 2.4 3.8 2.2 2.3 8.1 6.2 2.3 3.9 2.2 34t 2.1 7 o 2 ri4.5
      """),
    UnicodeTable(
      "Katakana Kana",
      """
      lh u 8v2.2 5.9 2.c h.5 2 5.1 2k.3 4.2n 6p.f 5t.1a 2.2f 1432.1 7v.1q ytt.3 2.6 2.1 2 \
      80.2 1f f.3
      """),
    UnicodeTable("Kayah_Li Kali", "xds.1b"),
    UnicodeTable("Khojki Khoj", "25i.9 v29.9 kw7.h 2.1a"),
    UnicodeTable("Khudawadi Sind", "1us.1 vd7.9 l13.1m 6.9"),
    UnicodeTable(
      "Latin Latn",
      """
      1t.p 7.p 1c d 3 6.m 2.u 2.cg 4 b 2.2 2 a 2 7.4 s.e 2.1 2 g.2 8.1 2.1 13 6 5.c 7q.1 \
      y3.1 1ih 2dh.11 7.1c 6.3 6.c 2.1x 1m 8.73 8g 1u e h.c 2c 1m.1 7 s i.14 254.v bc \
      nvt.7 r.2t 4.29 l.e 8f ea.16 2.8 2.3 fpz.6 t7.p 7.p 1ly.5 2.15 2.8 16iu.u 7.5
      """),
    UnicodeTable("Limbu Limb", "1ut 32z.u 2.b 5.b 5 4.b"),
    UnicodeTable("Linear_A Lina", "1err.18 y5.8m a.l b.7"),
    UnicodeTable("Linear_B Linb", "1ekg.b 2.p 2.i 2.1 2.e 3.d z.3e 6.2 5.18 4.8"),
    UnicodeTable("Lisu", "jg h 8xp.1 n2d.1b o8h"),
    UnicodeTable("Lycian Lyci", "6e2 18o6.s"),
    UnicodeTable("Lydian Lydi", "53 8ze 178v.p 6"),
    UnicodeTable("Mahajani Mahj", "53 1pp.b vcx.9 krb.12"),
    UnicodeTable("Malayalam Mlym", "1u9.1 i.1 pn.c 2.2 2.1e 2.2 2.5 5.f 3.p 317 o ri6.2"),
    UnicodeTable("Mandaic Mand", "18g e8.r 3"),
    UnicodeTable("Manichaean Mani", "18g 1fgg.12 5.b"),
    UnicodeTable("Masaram_Gondi Gonm", "1us.1 1ifv.6 2.1 2.17 4 2.1 2.8 9.9"),
    UnicodeTable("Meroitic_Hieroglyphs Mero", "6e5 1a1v.v"),
    UnicodeTable("Modi", "x80.9 lon.1w c.9"),
    UnicodeTable("Mongolian Mong", "4qo.p 7.2g 8.16 1hh 34i.1 6.3 19hx.c"),
    UnicodeTable("Multani Mult", "21y.9 1g5t.6 2 2.3 2.e 2.a"),
    UnicodeTable("Myanmar Mymr", "35s.4f u4v 4y.u 2q.v le9.j"),
    UnicodeTable("Newa", "1u9.1 3ur 2.1 a 7 2 2 1csz.2j 2.4"),
    UnicodeTable("Nkoo Nko", "170 f 4 bl.1m 3.2 1cfz.1"),
    UnicodeTable("Old_Hungarian Hung", "6e2 3 2qc g 17wf.1e e.1e 8.5"),
    UnicodeTable("Old_Permic Perm", "53 g9 6.2 b a8 1ebx.16"),
    UnicodeTable("Old_Turkic Orkh", "6e2 2qe 17tc.20"),
    UnicodeTable(
      "Oriya Orya",
      """
      1u9.1 i.1 bg.2 2.7 3.1 3.l 2.6 2.1 2.4 3.8 3.1 3.2 8.2 5.1 2.4 3.h 3fn o
      """),
    UnicodeTable("Osage Osge", "ld 3 7 25 1eu0.z 5.z"),
    UnicodeTable("Phags_Pa Phag", "4qq.1 2 1m2 34j nr2.1j"),
    UnicodeTable("Psalter_Pahlavi Phlp", "18g 1fls.h 8.3 d.6"),
    UnicodeTable("Runic Runr", "4gw.2g"),
    UnicodeTable("Samaritan Samr", "1kw.19 3.e 7hv"),
    UnicodeTable("Sharada Shrd", "1u9 3uu 2 3.1 3 a 3 rib.5 3 kso.2n 1vl.7"),
    UnicodeTable("Shavian Shaw", "53 1fa1.1b"),
    UnicodeTable("Sinhala Sinh", "1us.1 t8.2 2.h 4.n 2.8 2 3.6 4 5.5 2 2.7 7.9 3.2 2ym 1cdr.j"),
    UnicodeTable("Syloti_Nagri Sylo", "1us.1 3l.9 v81.18"),
    UnicodeTable(
      "Syriac Syrc",
      """
      lf.1 3.1 2 p.2 8.1 2.1 kb f.1 3 x b.a r 40.d 2.1n 3.2 7l.a 49a 2
      """),
    UnicodeTable("Tagalog Tglg", "4jk.l a m.1"),
    UnicodeTable("Tagbanwa Tagb", "4l1.1 16.c 2.2 2.1"),
    UnicodeTable("Tai_Le Tale", "lc.1 6.1 4 2lw.9 1s7.t 3.4"),
    UnicodeTable("Takri Takr", "1us.1 vd7.9 ls7.1l 7.9"),
    UnicodeTable(
      "Tamil Taml",
      """
      1u9.1 i.1 f1.1 2.5 4.2 2.3 4.1 2 2.1 4.1 4.2 4.b 5.4 4.2 2.3 3 7 f.k 3c0 ro9 ky6 2 \
      1k.1 2h0.1d e
      """),
    UnicodeTable("Tangut Tang", "9gw.f ds 1qsx w.5bz e9.u 2q.36"),
    UnicodeTable(
      "Telugu Telu",
      """
      1u9.1 i.1 ij.c 2.2 2.m 2.f 3.8 2.2 2.3 8.1 2.2 2.1 3.3 3.9 8.8 386.1 2 2 o
      """),
    UnicodeTable("Thaana Thaa", "170 f.1 3 1t.9 7r.1d 1cn5 b"),
    UnicodeTable("Thai", "jg r 18 1a 24w.1l 6.r"),
    UnicodeTable("Tibetan Tibt", "2yo.1z 2.z 5.12 2.z 2.e 2.6 5.1 6cu.3"),
    UnicodeTable("Tifinagh Tfng", "le 2 2.3 q 8b1.1j 8.1 f"),
    UnicodeTable("Tirhuta Tirh", "1u9.1 i.1 3u8 d g ri6.9 ldz.1z 9.9"),
    UnicodeTable("Yiii Yi", "9hd.1 6.9 3.7 68 lxh.wc 4.1i hwb.4"),
    UnicodeTable("Dogra Dogr", "1us.b vcx.9 m2v.1n"),
    UnicodeTable("Gunjala_Gondi Gong", "53 1pp.1 1iij.5 2.1 2.10 2.1 2.5 8.9"),
    UnicodeTable("Hanifi_Rohingya Rohg", "170 f 4 x 44 1fsc.13 9.9"),
    UnicodeTable("Sogdian Sogd", "18g 1gc0.15"),
    UnicodeTable("Nandinagari Nand", "1u9 j.1 ox.9 35m 9 8 rhy.5 mej.7 3.19 3.a"),
    UnicodeTable("Yezidi Yezi", "170 f 4 1t.9 1g5z.15 2.2 3.1"),
    UnicodeTable("Cypro_Minoan Cpmn", "1erk.1 973.2q"),
    UnicodeTable("Old_Uyghur Ougr", "18g 1fhu vy.p"),
    UnicodeTable("Toto", "jg 2ms4.u"),
    UnicodeTable("Garay Gara", "170 f 4 1fz5.11 4.s 9.1"),
    UnicodeTable("Gurung_Khema Gukh", "1ut 1vvf.1l"),
    UnicodeTable("Ol_Onal Onao", "1us.1 2m3v.16 5"),
    UnicodeTable("Sunuwar Sunu", "lc.1 2 a 3 t 4 1jf3.x f.9"),
    UnicodeTable("Todhri Todr", "ld 3 3 a 2 23 1f1e.1f"),
    UnicodeTable(
      "Tulu_Tigalari Tutg", "2jq.9 35v 2 ri4.5 58 l1r.9 2 3 2.11 2.9 2 3 2.3 2.9 2.1 9.1"),
  ]
}
