print("cataloguer")
