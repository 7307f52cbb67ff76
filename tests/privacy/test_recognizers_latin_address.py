"""Addresses in Latin letters are one span with their rooms, towns and postcodes; quantities and parts are none."""

import pytest

from tests.privacy.recognizer_tables import cases, found

ADDRESSES = r"""
at 12 Mill Lane, Manchester has=>12 Mill Lane, Manchester
Hafenstraße 12, 20457 Hamburg.=>Hafenstraße 12, 20457 Hamburg
12 rue de la Gare, 69001 Lyon=>12 rue de la Gare, 69001 Lyon
Port Road 12, Dubai=>Port Road 12, Dubai
rue du Port 12=>rue du Port 12
ship 12 units by road=>
Please ship to 123 N Main St Apt 4B, Springfield, IL 62704 by Friday=>123 N Main St Apt 4B, Springfield, IL 62704
He lives at 1600 Pennsylvania Ave NW now=>1600 Pennsylvania Ave NW
1600 Pennsylvania Avenue NW, Washington, DC 20500=>1600 Pennsylvania Avenue NW, Washington, DC 20500
Send it to PO Box 123, Boise, ID 83701.=>PO Box 123, Boise, ID 83701
P.O. Box 9921=>P.O. Box 9921
Rural Route 2 Box 14, Dover, VT=>Rural Route 2 Box 14, Dover, VT
Flat 3, 12 Mill Lane, Leeds LS1 4AB=>Flat 3, 12 Mill Lane, Leeds LS1 4AB
The Old Vicarage, Church Lane, Oxford OX1 2AB=>The Old Vicarage, Church Lane, Oxford OX1 2AB
deliver to The Old Vicarage, Church Lane, Oxford OX1 2AB please=>The Old Vicarage, Church Lane, Oxford OX1 2AB
her address is LS1 4AB=>LS1 4AB
Send to 14 Parnell Square, Dublin, D01 X2P3=>14 Parnell Square, Dublin, D01 X2P3
Eircode D02 AF30=>D02 AF30
Flat No. 402, Sai Residency, 3rd Cross, HSR Layout, Bengaluru 560102=>Flat No. 402, Sai Residency, 3rd Cross, HSR Layout, Bengaluru 560102
H.No. 12-3-45/A, Opp. City Mall, Sector 21, Gurgaon - 122001=>H.No. 12-3-45/A, Opp. City Mall, Sector 21, Gurgaon - 122001
Plot No. 17, Phase 2, Industrial Area, Pune, PIN 411014=>Plot No. 17, Phase 2, Industrial Area, Pune, PIN 411014
Blk 123 Ang Mo Kio Ave 3 #05-12 S(560123)=>Blk 123 Ang Mo Kio Ave 3 #05-12 S(560123)
Blk 45 Bedok North Street 4, #12-345, Singapore 460045=>Blk 45 Bedok North Street 4, #12-345, Singapore 460045
Flat B, 12/F, Tower 3, Golden Estate, 100 Nathan Road, Kowloon=>Flat B, 12/F, Tower 3, Golden Estate, 100 Nathan Road, Kowloon
Room 1203, Building 5, No. 88 Keji Road, Yuhang District, Hangzhou=>Room 1203, Building 5, No. 88 Keji Road, Yuhang District, Hangzhou
No. 88 Keji Road, Hangzhou, Zhejiang 310000, China=>No. 88 Keji Road, Hangzhou, Zhejiang 310000, China
88 Queen Street West, Toronto, ON M5H 2M5=>88 Queen Street West, Toronto, ON M5H 2M5
Unit 5/12 King St, Newtown NSW 2042=>Unit 5/12 King St, Newtown NSW 2042
5/12 King St, Newtown NSW 2042=>5/12 King St, Newtown NSW 2042
Hauptstr. 5, 80331 München=>Hauptstr. 5, 80331 München
Am Markt 3, 12345 Musterstadt=>Am Markt 3, 12345 Musterstadt
c/o Meier, Gartenweg 7a, 10115 Berlin=>c/o Meier, Gartenweg 7a, 10115 Berlin
14 bis, avenue de la République, 75011 Paris=>14 bis, avenue de la République, 75011 Paris
Keizersgracht 123, 1015 CJ Amsterdam=>Keizersgracht 123, 1015 CJ Amsterdam
Via Roma 12, 20121 Milano (MI)=>Via Roma 12, 20121 Milano (MI)
Via Giuseppe Verdi 3/A, Torino=>Via Giuseppe Verdi 3/A, Torino
Calle Mayor 5, 3º B, 28013 Madrid=>Calle Mayor 5, 3º B, 28013 Madrid
C/ Gran Vía 22, 28013 Madrid=>C/ Gran Vía 22, 28013 Madrid
12 mill lane, leeds=>12 mill lane, leeds
she moved to 45 oak avenue, bristol bs1 5tr.=>45 oak avenue, bristol bs1 5tr
hauptstraße 5, 80331 münchen=>hauptstraße 5, 80331 münchen
12 rue des lilas, 75011 paris=>12 rue des lilas, 75011 paris
send to 221B Baker Street, London NW1 6XE=>221B Baker Street, London NW1 6XE
350 Fifth Avenue, 34th Floor, New York, NY 10118=>350 Fifth Avenue, 34th Floor, New York, NY 10118
寄到 12 Mill Lane, Manchester 谢谢=>12 Mill Lane, Manchester
地址12 Mill Lane, Manchester。=>12 Mill Lane, Manchester
Ship to: 742 Evergreen Terrace\nSpringfield, OR 97477\nUSA=>742 Evergreen Terrace\nSpringfield, OR 97477\nUSA
Rua Augusta 100, 1100-053 Lisboa=>Rua Augusta 100, 1100-053 Lisboa
ul. Marszałkowska 12/5, 00-950 Warszawa=>ul. Marszałkowska 12/5, 00-950 Warszawa
Storgatan 5, 111 22 Stockholm=>Storgatan 5, 111 22 Stockholm
ул. Ленина, д. 5, кв. 12=>ул. Ленина, д. 5, кв. 12
Dorfstrasse 8, 8001 Zürich=>Dorfstrasse 8, 8001 Zürich
1-2-3 Shibuya, Shibuya-ku, Tokyo 150-0002=>1-2-3 Shibuya, Shibuya-ku, Tokyo 150-0002
Her new address: 9 Elm Close, Bath. Call before=>9 Elm Close, Bath
Contact John Smith, 12 Mill Lane, Leeds=>12 Mill Lane, Leeds
47 Station Rd, Reading, Berkshire, RG1 1LG, UK=>47 Station Rd, Reading, Berkshire, RG1 1LG, UK
Apartment 12, Riverside House, 5 Quay Street, Cardiff CF10 5AB=>Apartment 12, Riverside House, 5 Quay Street, Cardiff CF10 5AB
He moved to 77 Massachusetts Ave, Cambridge, MA 02139-4307=>77 Massachusetts Ave, Cambridge, MA 02139-4307
B-204, Green Park Society, MG Road, Mumbai 400001=>B-204, Green Park Society, MG Road, Mumbai 400001
12, 4th Main, Koramangala, Bangalore - 560034=>12, 4th Main, Koramangala, Bangalore - 560034
Suite 2201, Tower B, Central Plaza, 18 Harbour Road, Wanchai, Hong Kong=>Suite 2201, Tower B, Central Plaza, 18 Harbour Road, Wanchai, Hong Kong
3 days off the street=>
We are 2 more on the way=>
Order 12 is on the road=>
Meet in Room 3, Building B=>
Springfield, IL=>
the office in Leeds=>
Mill Lane is closed=>
Model A12 3BC arrived=>
Batch LS1 4AB is late=>
2026 Road Show in Berlin=>
Motor 3 and Ring 5 are worn=>
Invoice 4500, 12345 units=>
Acme Ltd ordered 500 pallets from Leeds=>
Unit 3, Line 4, stopped=>
Version 2.1 Drive 3 failed=>
Conveyor 12 Drive 3 is broken=>
Weg 3 ist frei=>
Via email 12=>
5 Star Place of the year=>
Please call at 3 pm, London time=>
200 Gate Way units=>
Sector 7, Phase 2 delayed=>
"""

MORE = r"""
Customer: Maria Gonzalez, 4820 W Sunset Blvd #210, Los Angeles, CA 90027=>4820 W Sunset Blvd #210, Los Angeles, CA 90027
Replacement goes to 88 Orchard Lane, Unit B, Burlington, Vermont 05401.=>88 Orchard Lane, Unit B, Burlington, Vermont 05401
His home is 15 Cedar Ct., Austin, TX=>15 Cedar Ct., Austin, TX
delivery address changed to 2201 E. Lincoln Highway, Suite 300, Langhorne, PA 19047=>2201 E. Lincoln Highway, Suite 300, Langhorne, PA 19047
10 Downing Gardens, London SW1A 2AA=>10 Downing Gardens, London SW1A 2AA
Rose Cottage, Main Street, Little Barton, Suffolk IP28 6AA=>Rose Cottage, Main Street, Little Barton, Suffolk IP28 6AA
Flat 12B, Priory Court, 45 Abbey Road, London NW8 0AA=>Flat 12B, Priory Court, 45 Abbey Road, London NW8 0AA
21 St. Mary's Road, Ealing, London W5 5RX=>21 St. Mary's Road, Ealing, London W5 5RX
Postcode: M1 1AE=>M1 1AE
He is at 3 O'Connell Street, Limerick V94 T28R=>3 O'Connell Street, Limerick V94 T28R
#24, 2nd Floor, 5th Main Road, Jayanagar, Bengaluru - 560041=>#24, 2nd Floor, 5th Main Road, Jayanagar, Bengaluru - 560041
Flat 301, Lake View Apartments, Banjara Hills, Hyderabad 500034=>Flat 301, Lake View Apartments, Banjara Hills, Hyderabad 500034
House No. 45, Sector 15, Chandigarh 160015=>House No. 45, Sector 15, Chandigarh 160015
A-12, Vasant Vihar, New Delhi 110057=>A-12, Vasant Vihar, New Delhi 110057
10 Anson Road #10-01, International Plaza, Singapore 079903=>10 Anson Road #10-01, International Plaza, Singapore 079903
Block 12, Toa Payoh Lorong 7, #08-123, Singapore 310012=>Block 12, Toa Payoh Lorong 7, #08-123, Singapore 310012
Unit 1502, 15/F, Tower 1, Silvercord, 30 Canton Road, Tsim Sha Tsui, Kowloon, Hong Kong=>Unit 1502, 15/F, Tower 1, Silvercord, 30 Canton Road, Tsim Sha Tsui, Kowloon, Hong Kong
12/F, 88 Hing Fat Street, Causeway Bay=>12/F, 88 Hing Fat Street, Causeway Bay
Rm 501, Bldg 3, Lane 2277 Zuchongzhi Road, Pudong, Shanghai=>Rm 501, Bldg 3, Lane 2277 Zuchongzhi Road, Pudong, Shanghai
Unit 2, Building 4, Sunshine Garden, 66 Wenyi West Road, Xihu District, Hangzhou=>Unit 2, Building 4, Sunshine Garden, 66 Wenyi West Road, Xihu District, Hangzhou
1455 Rue Peel, Montréal, QC H3A 1S9=>1455 Rue Peel, Montréal, QC H3A 1S9
Level 3, 55 Collins Street, Melbourne VIC 3000=>Level 3, 55 Collins Street, Melbourne VIC 3000
23 Beach Rd, Takapuna, Auckland 0622=>23 Beach Rd, Takapuna, Auckland 0622
Leopoldstraße 24b, 80802 München, Deutschland=>Leopoldstraße 24b, 80802 München, Deutschland
Unter den Linden 77, 10117 Berlin=>Unter den Linden 77, 10117 Berlin
An der Alster 12, 20099 Hamburg=>An der Alster 12, 20099 Hamburg
Mariahilfer Straße 45/3/12, 1060 Wien=>Mariahilfer Straße 45/3/12, 1060 Wien
8 place Bellecour, 69002 Lyon, France=>8 place Bellecour, 69002 Lyon, France
25 bis rue du Faubourg Saint-Antoine, Appt 5, 75011 Paris=>25 bis rue du Faubourg Saint-Antoine, Appt 5, 75011 Paris
Oudegracht 45-2, 3511 AB Utrecht=>Oudegracht 45-2, 3511 AB Utrecht
Piazza del Duomo 3, 50122 Firenze=>Piazza del Duomo 3, 50122 Firenze
Corso Vittorio Emanuele II, 15, 10123 Torino=>Corso Vittorio Emanuele II, 15, 10123 Torino
Avenida de la Constitución, 12, 2º izq, 41001 Sevilla=>Avenida de la Constitución, 12, 2º izq, 41001 Sevilla
Paseo de Gracia 92, 08008 Barcelona=>Paseo de Gracia 92, 08008 Barcelona
77 high street, flat 2, guildford gu1 3aa=>77 high street, flat 2, guildford gu1 3aa
please use 9 elm rd, bath=>9 elm rd, bath
ship it to 400 north main street, apt 12, salem, or 97301=>400 north main street, apt 12, salem, or 97301
Vesterbrogade 12, 1620 København V=>Vesterbrogade 12, 1620 København V
Av. Paulista 1000, São Paulo=>Av. Paulista 1000, São Paulo
12 Market Square\nWitney\nOX28 6AB=>12 Market Square\nWitney\nOX28 6AB
客户地址是 45 King Street, Apt 3, Sydney NSW 2000，请更新=>45 King Street, Apt 3, Sydney NSW 2000
Her billing address is 1 Infinite Loop, Cupertino, CA 95014 and her phone is ...=>1 Infinite Loop, Cupertino, CA 95014
Visit us at 200 Park Avenue South, 5th Floor=>200 Park Avenue South, 5th Floor
Deliver to gate 4, Hill Farm, Nether Lane, Stroud GL5 1AA=>Hill Farm, Nether Lane, Stroud GL5 1AA
9 rue Victor-Hugo, Lille=>9 rue Victor-Hugo, Lille
P O Box 4455, Dubai, UAE=>P O Box 4455, Dubai, UAE
Private Bag X12, Pretoria=>Private Bag X12, Pretoria
Ship 40 boxes via Leeds=>
Quote 12 for Main Street Motors=>
We sell 3 Drive units=>
Street lights, 40 pcs=>
12 x Road barriers=>
Road 5 kits=>
In 2026 Court ruled=>
Line 4, Hall 3 stops=>
Warehouse 3, Dock 12=>
ABC Square Ltd, order 12=>
15 Terrace heaters sold=>
Building 5 has no power=>
Leave 2 days early, Monday=>
Part no. 12 Circle clamp=>
3 Hill Start Assist kits=>
SKU AB1 2CD=>
Send 12 St James shirts=>
The 5 Lane conveyor=>
Meet on 5th Floor, Room 12=>
100 Row tables, Section 3=>
ticket 3 way call=>
Ring 5 times=>
20 Green filters=>
Machine 5, Shop Floor 2, Leeds=>
Delivered 12 Mill rolls, 3 Drive shafts=>
"""

CASES = [
    *cases(
        "street address in English; address in Asia in Latin letters; street address of the continent",
        ADDRESSES,
    ),
    *cases(
        "street address in English; address in Asia in Latin letters; street address of the continent", MORE
    ),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_finds_its_values_and_no_look_alike(name, text, expected):
    assert found(name, text) == ([expected] if expected else [])
