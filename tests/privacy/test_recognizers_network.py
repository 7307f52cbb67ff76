"""Addresses of machines, mails, chats and places by coordinates."""

import pytest

from tests.privacy.recognizer_tables import cases, found

IP_ADDRESS = """
登录IP192.168.1.105异常=>192.168.1.105
来自10.0.0.12。=>10.0.0.12
server 172.16.30.9 is not reachable=>172.16.30.9
server 10.0.0.5 is down since the update=>10.0.0.5
moved the printer to 10.8.4.77=>10.8.4.77
FW 4.2.11.0=>
pairing fails after the update to 2.7.0.19=>
Firmware is broken, roll back to 10.1.9.8=>
固件升级到4.2.11.0=>
client ver 5.1.8.105=>
ping fails after update to 3.2.0.11=>
打印机固件还是2.1.0.7=>
rolled back to 8.1.0.4=>
pip install x>=4.10.0.0=>
８．８．８．８=>８．８．８．８
http://10.1.2.3:8080/a=>10.1.2.3
10.0.0.0/24=>10.0.0.0
IPv6：2001:db8::1=>2001:db8::1
fe80::1a2b:3c4d:5e6f:7a8b登录=>fe80::1a2b:3c4d:5e6f:7a8b
[2001:DB8:0:0:8:800:200C:417A]=>2001:DB8:0:0:8:800:200C:417A
::ffff:192.0.2.1=>::ffff:192.0.2.1
版本1.2.3.4=>
firmware 2.10.3.4=>
v1.2.3.4=>
2026.11.23.1=>
第1.2.3.4条=>
1.2.3.4节=>
10.0.0.999=>
1.2.3.4.5=>
12:30:45=>
1:2:3:4:5:6:7:8=>
std::vector=>
a::b=>
2026-11-23 12:30:45.123=>
MAC 00:1A:2B:3C:4D:5E=>
¥1.234.567=>
"""

MAC_ADDRESS = """
MAC：00:1A:2B:3C:4D:5E=>00:1A:2B:3C:4D:5E
网卡00-1a-2b-3c-4d-5e已换=>00-1a-2b-3c-4d-5e
001a.2b3c.4d5e=>001a.2b3c.4d5e
mac地址001A2B3C4D5E=>001A2B3C4D5E
机顶盒5c.e9.31.0d.7a.66已装=>5c.e9.31.0d.7a.66
48d705a1c3ee没冒号的写法=>48d705a1c3ee
wifi adapter 48D705A1C3EE flapping=>48D705A1C3EE
5ce9-310d-7a66=>5ce9-310d-7a66
设备编号48d705a1c3ee=>
commit 48d705a1c3ee=>
serial 48D705A1C3EE wifi=>
mac 201020304050=>
12.34.56.78.90.12=>
1234-5678-9012=>
００：１Ａ：２Ｂ：３Ｃ：４Ｄ：５Ｅ=>００：１Ａ：２Ｂ：３Ｃ：４Ｄ：５Ｅ
00:1A:2B:3C=>
00:1A:2B:3C:4D:5E:6F=>
001A2B3C4D5E=>
2026-11-23-10-20-30=>
12:30:45=>
SN 00-1A-2B-3C-4D-5E-6F-70=>
"""

EMAIL = """
邮箱zhang.san@qq.com电话=>zhang.san@qq.com
zhang.san(at)qq.com=>zhang.san(at)qq.com
zhang.san [at] qq [dot] com=>zhang.san [at] qq [dot] com
name at example dot com=>name at example dot com
zhang @ qq.com=>zhang @ qq.com
zhang@qq。com=>zhang@qq。com
li@云创.公司=>li@云创.公司
LI.NA@EXAMPLE.CO.UK,=>LI.NA@EXAMPLE.CO.UK
a@b=>
5@100元=>
单价@12.5元=>
meet at noon=>
look at example.com=>
3 @ 4.50 USD=>
@zhang 看一下=>
arrive at dock 3 dot matrix=>
"""

ACCOUNT = """
微信号zhangsan_88=>zhangsan_88
微信：zs13812345678=>zs13812345678
加V: abc12345=>abc12345
微信同号13812345678=>13812345678
QQ12345678=>12345678
qq号是123456=>123456
WeChat ID: lina-2020=>lina-2020
vx13812345678=>13812345678
抖音号 lina8899=>lina8899
Telegram @lina_89=>lina_89
Skype: live_lina.88=>live_lina.88
加微信聊=>
微信支付12345=>
QQ group chat=>
微信群有500人=>
wechat message sent=>
QQ音乐=>
line 3 stopped=>
signal loss 12345=>
微信转账5000元=>
online 123456=>
Line 12345=>
"""

LOCATION = """
坐标30.2741,120.1551=>30.2741,120.1551
30.274150, 120.155150=>30.274150, 120.155150
北纬30.274度，东经120.155度=>30.274度，东经120.155度
lat: 30.2741, lng: 120.1551=>30.2741, lng: 120.1551
30°16'26"N 120°9'18"E=>30°16'26"N 120°9'18"E
40.7128° N, 74.0060° W=>40.7128° N, 74.0060° W
尺寸0.125, 0.250=>
重量12.345, 67.890吨=>
1.234, 5.678=>
温度36.5°=>
99.99%=>
200.1234, 300.1234=>
"""

CASES = [
    *cases("IP address", IP_ADDRESS),
    *cases("MAC address", MAC_ADDRESS),
    *cases("e-mail address", EMAIL),
    *cases("handle of a chat service", ACCOUNT),
    *cases("coordinates", LOCATION),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_finds_its_values_and_no_look_alike(name, text, expected):
    assert found(name, text) == ([expected] if expected else [])
