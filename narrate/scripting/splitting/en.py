"""English sentence table."""

from narrate.scripting.rules.tables import word_list
from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "mr mrs Ms mx dr prof messrs mme mlle mmes st ste mt sra srta snr Gen Lt Col Capt Maj Sgt",
        "Cpl Pvt Adm Cmdr Brig Rep Sen Gov Rev Hon Fr Pres Ft Sr Supt Insp Det Dir Amb Atty Asst",
        "Assoc Dep Min Gens Sens Reps Govs Profs Drs Revs Msgr Card Archbp Bp Abp Dn Eng Pte Pfc",
        "Spc Ens Cdr Comdr Lieut Serg Visc Ald M MM Cie Adj Wm Chas Geo Jas Jos Thos Robt Saml",
        "Edw Benj Alex Danl Fredk Richd Nich GEN LT COL CAPT MAJ SGT ADM REP SEN GOV REV HON",
        "Attn Fed Civ Crim Evid Const Amend MSgt SSgt TSgt GySgt Cmdt Comdt LtCol RAdm VAdm Cong",
        "Treas Secy Chmn Vice Brit Pvts Sgts Cpls Capts Cols Bro Genl Govr Revd Jno Archd Nathl",
        "Alexr Richd Edwd servt",
    ),
    before_numbers=words(
        "p pp no nos nr n° nº vol vols ch chs chap chaps cap art arts sec secs sect fig figs eq",
        "eqs eqn ex ref refs par pars para paras pt pts bk bks lib tom tit ser sess doc docs ver",
        "vs v l ll fol fols ff app append col cols lin n nn tab tel ext apt rm rs Rs ca c circ",
        "approx cl div amend op sc Ps Pss Cor Rom Matt Deut Exod Gen Lev Num Josh Judg Sam Chron",
        "Neh Prov Eccl Isa Jer Ezek Dan Hos Mic Hab Zech Mal Gal Eph Phil Col Thess Tim Tit Heb",
        "Jas Pet Rev",
    ),
    calendar=words(
        "jan feb mar apr jun jul aug sep sept oct nov dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat",
        "Sun",
    ),
    may_end=words(
        "al",
        "terr bldg dept depts div assn assoc univ inst mfg intl natl govt comm cmte u.s u.k",
        "u.n e.u l.a n.y n.j b.c a.d b.c.e c.e Ala Ariz Ark Calif Colo Conn Del",
        "Fla Ga Ida Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nebr Nev Okla Ore",
        "Oreg Pa Penn Penna Tenn Tex Va Vt Wash Wis Wisc Wyo Ont Que Alta doz est var max temp avg",
        "tel encl mss MS deg q.v op cit loc f.o.b c.o.d p.m a.m Bn Bde Regt Sqdn Sqn Plt Btry Btn",
        "Coy Ry Rwy Inf Cav Arty Ret Cal Proc Natl Acad Sci Am Chem Soc Phys Lett Ann Bot Physiol",
        "Biol Med Surg Bull Mem Psychol Quart Math Zool Geol Hist Symp Conf Acct Mgr Mgmt",
        "Dev Exec Admin Jct Stn",
    ),
    at_name_ends=words(
        "co cos corp inc ltd llc bros jr sr plc pty u.s.a u.s.s.r d.c l.l.c l.l.p s.a n.v",
        "ave blvd rd ln sq hwy pkwy ctr pl ct",
    ),
    followers=words(
        "pictures records studios entertainment television animation limited ltd chairman",
        "president chief vice director directors class common series senior executive officer",
        "group bank railway stores day high college school park secretary mayor circuit academy",
        "ministry embassy council police department stadium united national",
    ),
    common=word_list("narrate.scripting.splitting", "common-en"),
    units=words(
        "oz lb lbs ft in yd yds mi sec secs min mins hr hrs gal qt km kg cm mm ml mg kt mph rpm",
        "tbsp tsp sq.ft cu.ft",
    ),
    labels=words(
        "plan vitamin point letter grade type class category option exhibit appendix part figure",
        "table hepatitis block row section schedule form team group zone line side note key level",
    ),
    counts=words(
        "one two three four five six seven eight nine ten eleven twelve first second third",
    ),
    mostly_end=words(
        "esq etc ph.d phd m.d b.a m.a b.s b.sc m.sc m.b.a j.d ll.b ll.d ll.m d.phil d.d q.c k.c",
        "m.p c.b k.g r.s.v.p anon misc ibid",
        "f.r.s f.r.s.e d.s.o r.n u.s.n k.c.b k.c.m.g g.c.b c.b.e o.b.e m.b.e d.s.c d.c.l d.litt",
        "m.r.c.s l.r.c.p f.r.c.s n.c.o r.i.p q.e.d s.o.s c.i.d y.m.c.a p.p.s k.b.e g.c.m.g d.sc",
        "f.s.a f.r.g.s ed.d sc.d th.d m.ed m.f.a b.f.a r.a.f r.a.m.c",
    ),
    never_end=words(
        "e.g eg i.e ie cf viz vs v esp incl approx ca c circ s.v f.e scil sc fl b d r ff et trans",
        "ed eds repr intro illus comp abr aug pseud trad orig obs colloq dial p.s n.b a.k.a",
    ),
    streets=words(
        "St Dr Mt Ft Fr Sr",
    ),
    answers=words(
        "no",
    ),
    times=words(
        "a.m p.m am pm a.d b.c",
    ),
    after_times=words(
        "est edt cst cdt mst mdt pst pdt gmt utc bst cet eastern central mountain pacific",
        "greenwich standard daylight monday tuesday wednesday thursday friday saturday sunday",
        "january february march april may june july august september october november december",
        "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat",
        "sun",
    ),
    fronting=words(
        "at by on in around about before after until till since from between near past",
    ),
    starters=words(
        "a an the this that these those it he she we they you i there here what who whom whose",
        "which why how when where while if unless until till although though because since as",
        "after before once whenever wherever whether whatever whoever however moreover",
        "furthermore nevertheless nonetheless meanwhile therefore thus hence then still yet but",
        "and or nor so for in on at by from to of with without within during under over between",
        "among against through throughout upon into despite except beyond beside besides behind",
        "above below across along around about near toward towards is are was were be been being",
        "am do does did have has had can could will would shall should might must not no yes oh",
        "well now today yesterday tomorrow soon later earlier often sometimes always never",
        "perhaps maybe indeed instead rather finally eventually recently currently previously",
        "similarly likewise additionally consequently accordingly otherwise again also even just",
        "only both all each every either neither some any many much most more few several other",
        "others another such one two three four five six seven eight nine ten first second third",
        "next last its his her hers their our my your nothing nobody nowhere everything everyone",
        "everybody something someone somebody anyone anything people let please don't didn't it's",
        "he's she's that's there's i'm i've i'd i'll we're we've we'll they're you're isn't",
        "wasn't aren't can't won't whilst lest albeit notwithstanding according per mr mrs ms",
        "messrs",
    ),
    speech=words(
        "said says asked asks cried cries replied replies answered answers exclaimed exclaims",
        "shouted shouts whispered murmured muttered called calls added adds continued thought",
        "wondered inquired enquired observed remarked repeated returned roared screamed yelled",
        "sighed laughed groaned gasped snapped demanded declared announced began insisted",
        "interrupted ejaculated responded retorted went growled moaned sobbed begged pleaded",
        "protested",
    ),
    shouted=words(
        "Yahoo Jeopardy Yum Oklahoma Jeb Oliver Mamma E Panic Wham Chips Airplane Y!J",
    ),
)
