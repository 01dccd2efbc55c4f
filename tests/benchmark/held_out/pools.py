"""The names of the held-out caseload: people, streets and bodies that stand in no other list."""

from checker.practice.bodies import Called
from checker.practice.caseload import Pools
from checker.practice.people import Names
from checker.practice.streets import Places

POOLS = Pools(
    names=Names(
        women=(
            "Agnieszka", "Amelia", "Anwen", "April", "Ayesha", "Beca", "Blessing", "Charlotte",
            "Chiamaka", "Constance", "Daisy", "Dorothea", "Efa", "Elif", "Esi", "Faith",
            "Georgina", "Heledd", "Hope", "Isobel", "Joy", "Kavita", "Lakshmi", "Lucy", "Marged",
            "Mina", "Monika", "Nerys", "Noor", "Olivia", "Pippa", "Rhiannon", "Rose", "Ruby",
            "Sadia", "Siobhán", "Summer", "Tegan", "Temperance", "Violet", "Wioletta", "Zainab",
            "Chloé", "Anne-Marie",
        ),
        men=(
            "Adrian", "Aled", "Bartosz", "Ben", "Chukwuemeka", "Cian", "Damian", "Deniz",
            "Elis", "Emyr", "Faisal", "Finlay", "Frank", "Grant", "Hamza", "Harri", "Idris",
            "Ioan", "Jack", "Kamal", "Krzysztof", "Lloyd", "Mark", "Max", "Nathaniel", "Obinna",
            "Olly", "Piotr", "Ravi", "Rob", "Rory", "Sanjay", "Sebastian", "Stephen", "Tadhg",
            "Tudur", "Viktor", "Wasim", "Wyn", "Zubair", "Zoltán", "Jean-Luc",
        ),
        surnames=(
            "Abernethy", "Adebisi", "Akhtar", "Alderton", "Appiah-Kubi", "Aspinall", "Bagshaw",
            "Balogun", "Beddoes", "Bielak", "Blenkinsop", "Bowen-Hughes", "Brockbank", "Caldicott",
            "Chukwu", "Cleverley", "Crabtree", "Cwiklinski", "D'Arcy", "Dandridge", "Demir",
            "Eastham", "Egerton", "Entwistle", "Fazal", "Fothergill", "Gajjar", "Garside-Lowe",
            "Gough", "Greenhalgh", "Haworth", "Hebblethwaite", "Hopcraft", "Ilyas", "Ingham",
            "Jephcott", "Karunaratne", "Kenyon", "Lazarenko", "Loxley", "MacGillivray", "McCorry",
            "Meredith", "Molyneux", "Mukherjee", "Nightingale-Fox", "Norcross", "O'Callaghan",
            "O'Dowd", "Ogunleye", "Ollerenshaw", "Osgood", "Pankhurst", "Patel-Jones", "Peverell",
            "Quarmby", "Rawcliffe", "Rhodes", "Ridgeway", "Rosenthal", "Sackville", "Scholes",
            "Shufflebottom", "Siddiqui", "Skidmore", "St Clair", "Stannard", "Tattershall",
            "Threlfall", "Tomlinson", "Tunnicliffe", "Umeh", "Vasquez", "Wadsworth", "Walmsley",
            "Whitehead", "Winterbottom", "Yilmaz", "Zielinski", "ap Rhys", "de Souza",
            "van der Meer",
        ),
        domains=("letterdrop.example", "quickpost.example", "northmail.example", "mymail.example"),
    ),
    places=Places(
        towns=(
            ("Wetherdale", "XX21"), ("Kingsbarrow", "XX23"), ("Ashcombe Regis", "QZ31"),
            ("Llanfaes Bach", "XX26"), ("Upper Netherby", "QZ33"), ("Saltmarsh", "XX28"),
            ("Corbury", "QZ36"), ("Thorpe Linton", "XX29"), ("Great Marlow Cross", "QZ38"),
            ("Fenwick-on-Sea", "QZ39"),
        ),
        streets=(
            "Abbot's Garth", "Acacia Drive", "Barley Croft", "Beacon Road", "Bluebell Lane",
            "Bridge Street", "Buttercup Way", "Cathedral Close", "Cherry Tree Avenue",
            "Clough Fold", "Colliery Row", "Cross Street", "Daffodil Grove", "Dock Road",
            "Eastgate", "Farriers Yard", "Ferry Lane", "Ffordd yr Eglwys", "Friars Gate",
            "Gilead Terrace", "Gorse Hill", "Granary Wharf", "Greenfield Road", "Harbour View",
            "Heol Las", "High Street", "Holly Bank", "Hop Pole Lane", "Inkerman Street",
            "Jasmine Court", "King's Parade", "Laburnum Road", "Lime Tree Avenue",
            "Little Lane", "London Road", "Magnolia Gardens", "Market Place", "Mason's Hill",
            "Mill Race", "Moorside", "New Road", "Northgate", "Old Tram Road", "Park Crescent",
            "Pear Tree Close", "Priory Street", "Queen's Road", "Railway Cottages", "Regent Square",
            "Sandpiper Close", "Station Approach", "Stocks Lane", "Sycamore Drive",
            "Thornhill Road", "Tollgate", "Union Street", "Victoria Terrace", "Waterside",
            "Windmill Lane", "Wharf Street",
        ),
        houses=("Ivy Cottage", "The Laurels", "Hillcrest", "Glan yr Afon", "Orchard View"),
        buildings=("Nelson House", "Caxton Mill", "Sovereign Court", "Pinnacle Tower"),
    ),
    called=Called(
        firms=(
            "Bramhall Keane LLP", "Carver & Stott Solicitors", "Dale Vaughan Family Law",
            "Eccles Hartigan", "Fenner Okoye Solicitors", "Grantley and Webb LLP",
            "Hollis Marsden Solicitors", "Keogh Tindall Law", "Lister Amin LLP", "Nash Penrose",
        ),
        schools=(
            "Beacon Hill Primary School", "Holy Trinity Church of England School",
            "Kingsbarrow High School", "Little Acorns Nursery", "Saltmarsh Community College",
            "St Brigid's Catholic Primary School", "Ysgol Bro Gwen",
        ),
        courts=("Family Court at Kingsbarrow", "Corbury County and Family Court",
                "Family Court at Wetherdale"),
        councils=("Wetherdale City Council", "Corbury County Council",
                  "Kingsbarrow Metropolitan Borough Council"),
        refuges=("Lantern House", "Rosewood", "Safe Harbour"),
    ),
)  # fmt: skip
