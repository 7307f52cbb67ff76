"""Handles, logins and names on services: with the word for a service, or by their own form; codes, dates and files are none."""

import pytest

from tests.privacy.recognizer_tables import cases, found

CHAT = """
加她v：xiaoyu0421=>xiaoyu0421
抖音搜laoma_diaoyu，他在直播=>laoma_diaoyu
小红书ID 9527momo=>9527momo
微信加hxy19880102=>hxy19880102
ebay buyer retro-parts-2011=>retro-parts-2011
her Vinted is lottie_loves=>lottie_loves
snap: leah.xo22=>leah.xo22
加个QQ吧,2794016358,图太大=>2794016358
my qq still works, it is 88120447=>88120447
qq 596 204 713 is shared=>596 204 713
QQ群里3021884756这号=>3021884756
微信叫hongdou_0618,要刺绣=>hongdou_0618
wechat ID pls? his is momo_cat7=>momo_cat7
wechat the buyer (kit_0417) a photo=>kit_0417
your skype says offline, mine is p.lindgren.sthlm=>p.lindgren.sthlm
GitHub ptolemy-grubb left a comment=>ptolemy-grubb
LinkedIn: anna-maria-kowal=>anna-maria-kowal
LINE chihao_lin66=>chihao_lin66
find me on facebook as tom.hale.77=>tom.hale.77
小红书 momo1998x=>momo1998x
snapchat is jess_x0=>jess_x0
她的telegram是lina_wong88=>lina_wong88
微信号zhangsan=>zhangsan
微信号是bi-laoshi=>bi-laoshi
QQ发我,20240611的图=>
工单WX20240611-00837=>
QQ吧,订单号88120447=>
QQ收到12000元=>
微信发了IMG_20240519_0831=>
微信发你报价单v2.1=>
wechat the photo list.pdf=>
wechat follow-up tomorrow=>
telegram bot-update failed=>
GitHub issue-77 is open=>
LinkedIn follow-up=>
line L3_07 stopped=>
signal SG7741 lost=>
teams meeting at 10.30am=>
Skype call, ref PO-4471-B=>
微信转账12345678.00元=>
online shop_list=>
"""

SOCIAL = """
insta of the influencer is @nora.bakes=>@nora.bakes
pls add @olu_tx to the telegram group=>@olu_tx
TikTok shop buyer @nanas.corner=>@nanas.corner
她的抖音@lulu.bakes有十万粉=>@lulu.bakes
live:pat.oconnor_71=>live:pat.oconnor_71
ID wxid_7k2m9q0xvp1h22 一直发广告=>wxid_7k2m9q0xvp1h22
Discord is kestrel#4471=>kestrel#4471
my upi is jagruti77@okpay=>jagruti77@okpay
refund to 9840027163@ybl please=>9840027163@ybl
@zhang 看一下=>
@channel please read=>
see you @ 5pm=>
ticket#4471=>
PO#4500=>
5@100元=>
root@localhost=>
ssh admin@server=>
a@b.example=>
"""

LOGIN = """
service desk: unlock jkowal3 please=>jkowal3
把wang_jie07的VPN权限关了=>wang_jie07
reset router2 please=>
客户网名爱吃鱼的猫233，要退款=>爱吃鱼的猫233
旺旺名：开心果果2008=>开心果果2008
OA账号chenxl忘了密码=>chenxl
login id is fatima_z91=>fatima_z91
reset password of k.lindqvist3 please=>k.lindqvist3
AD account svc_mbrown disabled=>svc_mbrown
gamertag Zed_Runner99=>Zed_Runner99
account CU_300917 is on stop=>
系统账号admin=>
账号liuhe_1987登录异常=>liuhe_1987
账号gongxu.sales未停=>gongxu.sales
粉丝号wenxier_live=>wenxier_live
武媚的号wumei_ps=>wumei_ps
用户momo_不加班，说我们=>momo_不加班
我在闲鱼叫柠檬不萌2019，货是=>柠檬不萌2019
口令过期，zhaoqs03，三次锁定=>zhaoqs03
error: user 'dkrasniqi_ops' not in sudoers=>dkrasniqi_ops
login j.wong77 is locked=>j.wong77
handle nightshift.07, no voice notes=>nightshift.07
username: tfoster_94=>tfoster_94
用户名：li_na88=>li_na88
账号：CU-300917=>
账号12345678=>
用户win11升级=>
用户手册v2.1=>
user 'admin' is gone=>
user guide_v2.pdf=>
user manual is old=>
handle with care=>
login page 404=>
登录页面error500=>
密码88886666=>
用户说要退货=>
闲鱼叫他发货=>
"""

CASES = [
    *cases("handle of a chat service", CHAT),
    *cases("name on a social service", SOCIAL),
    *cases("login or name on a site", LOGIN),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_finds_its_values_and_no_look_alike(name, text, expected):
    assert found(name, text) == ([expected] if expected else [])
